"""Tests of what a customer's own words say of their case."""

"""Tests of a customer's story."""

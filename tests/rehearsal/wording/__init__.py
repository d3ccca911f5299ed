"""Tests of freer words for a customer's line."""

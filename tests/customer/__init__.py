"""Tests on what the customer shows."""

"""Tests of the documentation pack."""

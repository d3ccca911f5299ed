"""Tests of what is kept, on both databases."""

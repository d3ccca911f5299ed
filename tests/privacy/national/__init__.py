"""Tests of national ids, on numbers that are published as examples or made up."""

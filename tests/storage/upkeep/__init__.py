"""Tests of what keeps a store in order."""

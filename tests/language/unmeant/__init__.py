"""Tests of what the words are."""

"""Tests of the evals of replies, on replies made up for them."""

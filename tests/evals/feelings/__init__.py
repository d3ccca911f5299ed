"""Tests of the evals of feelings, on sets made up for them."""

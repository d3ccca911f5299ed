"""Tests of the evals of robustness, on sets made up for them."""

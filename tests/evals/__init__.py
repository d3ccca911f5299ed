"""Tests of the evals: the arithmetic, on sets made up for it."""

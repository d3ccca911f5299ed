"""Tests of the evals of history."""

"""Tests of the evals of suggestions."""

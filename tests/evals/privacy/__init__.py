"""Tests of the evals of masking."""

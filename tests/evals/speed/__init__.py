"""Tests of the evals of speed."""

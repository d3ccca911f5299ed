"""Tests of evals/insights."""

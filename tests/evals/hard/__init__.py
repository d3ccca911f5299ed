"""Tests of the evals of hard conversations."""

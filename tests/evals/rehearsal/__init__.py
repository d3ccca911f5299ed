"""Tests of the evals of rehearsals."""

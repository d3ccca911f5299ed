"""Tests of kept rehearsals."""

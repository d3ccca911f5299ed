"""Tests of how suggestions sound."""

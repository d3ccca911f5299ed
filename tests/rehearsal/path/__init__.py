"""Tests of the learning path."""

"""Tests of moments of one's own."""

"""Tests of the archive and its measuring."""

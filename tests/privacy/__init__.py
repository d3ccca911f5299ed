"""Tests of what must not be kept."""

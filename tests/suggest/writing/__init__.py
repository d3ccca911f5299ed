"""Tests of the optional writer and of what becomes of its answers."""

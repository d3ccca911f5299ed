"""Tests of what many conversations say together."""

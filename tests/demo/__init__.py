"""Tests of the made-up conversations."""

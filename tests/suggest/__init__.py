"""Tests of what to say instead."""

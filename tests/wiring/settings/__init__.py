"""Tests of how settings stand in files, and are changed."""

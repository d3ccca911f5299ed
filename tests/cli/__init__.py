"""Tests on the command line."""

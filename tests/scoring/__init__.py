"""Tests on reviews and their arithmetic."""

"""Tests on scorecards, ratings, and what Heard fills in."""

"""Tests of what a team sets by the API."""

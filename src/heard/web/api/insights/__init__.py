"""Insights by the API."""

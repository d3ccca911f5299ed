"""Insights: what many conversations say together."""

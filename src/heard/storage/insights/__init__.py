"""Sums over many conversations, kept by day, team and channel."""

"""Disputes: what is said not to be so, and what comes of it."""

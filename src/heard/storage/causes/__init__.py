"""Concerns with their place in the space of meaning, and the root causes that they are grouped into."""

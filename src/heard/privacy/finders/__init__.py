"""Heard's own finders, one file a family of secrets, and nothing else but what they share."""

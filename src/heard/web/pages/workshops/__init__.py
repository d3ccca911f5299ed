"""Workshops: rooms of one's own, the way into one, and the room."""

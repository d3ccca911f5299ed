"""Rehearsals as they are kept: each is its trainee's own, and nothing in here enters any figure."""

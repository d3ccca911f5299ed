"""Freer words for a made-up customer's line: what a writer is told, and what its words must pass before they stand."""

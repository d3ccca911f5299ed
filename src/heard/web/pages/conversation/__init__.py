"""One conversation with its review: what was said, what it shows, and what became of it."""

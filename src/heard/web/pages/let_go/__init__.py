"""A minute to let go after a hard conversation; nothing of it is stored or sent."""

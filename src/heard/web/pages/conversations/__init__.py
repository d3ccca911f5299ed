"""The conversations that somebody may see, and ways to narrow them."""

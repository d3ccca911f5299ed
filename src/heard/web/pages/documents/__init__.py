"""The documentation pack: what it holds, and all of it as one file."""

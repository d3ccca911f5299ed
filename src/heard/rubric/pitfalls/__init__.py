"""The pitfalls, one file each: what makes people feel processed."""

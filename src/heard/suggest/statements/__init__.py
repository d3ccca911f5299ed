"""Statements: what one is, the shelf they stand on, how they are linted and chosen."""

"""The made-up conversations: a block that tells of them, and its buttons."""

"""People's own word on a conversation: what they rate it by, how that adds up, and how far they agree."""

"""People's own word on conversations, in plain arithmetic."""

"""The live channel: a conversation as it happens."""

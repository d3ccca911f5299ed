"""Where somebody grades a conversation: what was said, the scorecard beside it, and what others and Heard say."""

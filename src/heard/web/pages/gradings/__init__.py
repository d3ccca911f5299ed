"""What one has said of conversations, and what was said of one's own."""

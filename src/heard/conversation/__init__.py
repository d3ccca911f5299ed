"""What was said: conversations, their turns, and spans of words in them."""

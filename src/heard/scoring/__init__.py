"""From a conversation to a review: what was voiced, what was heard, and the arithmetic of each score."""

"""What is told of the conversations in which a root cause was voiced, and what customers ask again or do not follow."""

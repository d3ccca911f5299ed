"""A review as pages tell it: evidence in the words, what was voiced, what became of it, and where it is reached."""

"""A review as pages tell it: evidence in the words, what was voiced and what became of it, and where each is reached."""

"""What many conversations say together: how figures go on, and whether they really changed."""

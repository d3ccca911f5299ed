"""Import: a file is looked at before anything is kept, brought in, and followed to its end."""

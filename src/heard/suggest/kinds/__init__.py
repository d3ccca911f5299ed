"""The kinds of suggestions, one a file, and nothing else."""

"""Lessons of the learning path, one file each, in the order of their numbers, and nothing else."""

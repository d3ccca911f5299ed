"""Scenario cards, one file each, and nothing else."""

"""Figures of single agents by the API: one's own, what a lead may see of one, and the mode that decides it."""

"""Calibrations: begun by a lead, graded by each for themselves, and what people say held beside each other."""

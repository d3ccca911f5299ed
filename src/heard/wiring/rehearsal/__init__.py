"""Puts the shipped model and the store behind rehearsals."""

"""Promises: what is one, when it falls due, and what is said of it later."""

"""Wiring of who comes in: passwords, links, tokens, and the provider of sign-in."""

"""Conversations to look around in, all of them made up: a shop that is nobody's, its agents and its customers."""

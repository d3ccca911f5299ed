"""Evals of hard conversations: who is insulted, threatened, or met with strong anger twice."""

"""The evals of insights."""

"""One's own figures, moments and focus, for the agent alone."""

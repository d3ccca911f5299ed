"""Practice with customers who are made up, and who react to being heard."""

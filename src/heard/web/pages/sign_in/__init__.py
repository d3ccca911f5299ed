"""Sign in, and set a password by a link."""

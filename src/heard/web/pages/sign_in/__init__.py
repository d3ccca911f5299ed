"""Sign in, by a password or by the organisation's own provider, and sign out."""

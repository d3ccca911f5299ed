"""Root causes, without a store."""

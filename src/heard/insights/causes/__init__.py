"""Root causes: what many customers come for, found by grouping their concerns by meaning."""

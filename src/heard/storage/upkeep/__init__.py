"""What keeps a store in order: its tables, its backups, and what must go."""

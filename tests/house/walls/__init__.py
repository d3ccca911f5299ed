"""The walls, one theme a file; each comes with a tiny checkout that breaks it."""

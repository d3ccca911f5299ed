"""How long it takes to bring an archive in, and what it costs those who work meanwhile."""

"""Cards: scenarios, personas and the lines of both, as they are read from their files."""

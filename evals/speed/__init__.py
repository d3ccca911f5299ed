"""How fast Heard is, beside what its rivals need for the same turns."""

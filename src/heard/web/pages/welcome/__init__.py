"""The first page: whoever sets Heard up becomes its first user."""

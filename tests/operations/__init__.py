"""What `operations/` and its guides promise to whoever runs Heard for others."""

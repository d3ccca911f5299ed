"""The web: an API for programs, a live channel, and pages for people."""

"""A password, set by a link that an administrator has sent."""

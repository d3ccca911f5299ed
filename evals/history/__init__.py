"""History: customers' stories, and who is the same customer."""

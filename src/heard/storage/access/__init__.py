"""Who may come in, how far they may see, and the record of what they did."""

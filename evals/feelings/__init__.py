"""How well Heard reads what customers feel and are concerned with, one set a file."""

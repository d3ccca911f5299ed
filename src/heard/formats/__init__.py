"""Files in and out: one format a file, chosen by what a file holds and never by its name."""

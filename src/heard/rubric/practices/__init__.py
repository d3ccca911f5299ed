"""The practices, one file each: what good listeners do."""

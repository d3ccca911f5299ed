"""What to say instead: edits to a draft, each at an exact place, with its reason; nothing in them is made up."""

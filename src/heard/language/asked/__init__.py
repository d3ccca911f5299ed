"""What a question asks for, and whether a reply holds it."""

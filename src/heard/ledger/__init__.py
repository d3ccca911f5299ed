"""What was voiced and who took it up: open items, links to replies, and the arithmetic over both."""

"""What the formats share: from bytes to lines, and the JSON values, role words and times that stand in them."""

"""Where Heard is wrong here, by the word of people of this organisation; and what they have muted."""

"""What must not be kept or sent on: cards, codes, accounts and contact data, and text without them."""

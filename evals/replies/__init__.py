"""How well Heard reads what replies do, and how heard they leave the customer."""

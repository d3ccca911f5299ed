"""The API of rehearsals: made-up customers, and one's own tries at them."""

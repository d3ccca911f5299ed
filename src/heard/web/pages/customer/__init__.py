"""A customer's story: what they came with, what was promised, what kept upsetting them."""

"""A customer's story: their conversations across channels, what was promised, what comes back, what to know first."""

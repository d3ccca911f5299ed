"""Moments of one's own, made into rehearsals: changed so that nobody is recognised, with a customer to answer."""

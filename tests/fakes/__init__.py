"""Fakes that speak the protocols of the pure part: they read words from tables, so that tests can be checked by eye."""

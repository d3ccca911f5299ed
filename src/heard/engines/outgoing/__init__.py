"""Outgoing: what is sent to an address that somebody typed in, and what keeps that from reaching inside the house."""

"""Tests on the ledger."""

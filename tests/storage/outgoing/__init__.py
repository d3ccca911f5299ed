"""Tests of heard.storage.outgoing."""

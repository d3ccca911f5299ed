"""Tests of heard.storage.access."""

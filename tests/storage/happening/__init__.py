"""Tests of heard.storage.happening."""

"""Tests of heard.formats.tables."""

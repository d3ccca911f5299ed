"""Tests of heard.quality."""

"""Tests of heard.web.shared."""

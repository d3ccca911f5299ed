"""Tests of heard.web."""

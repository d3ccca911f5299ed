"""Tests of heard.web.pages."""

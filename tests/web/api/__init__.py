"""Tests of heard.web.api."""

"""Tests of heard.web.api.quality."""

"""Tests of heard.web.live."""

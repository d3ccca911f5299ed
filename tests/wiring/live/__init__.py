"""Tests of heard.wiring.live."""

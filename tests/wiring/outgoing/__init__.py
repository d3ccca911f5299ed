"""Tests of heard.wiring.outgoing."""

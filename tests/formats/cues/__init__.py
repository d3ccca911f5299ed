"""Tests of heard.formats.cues."""

"""Tests of heard.formats.mails."""

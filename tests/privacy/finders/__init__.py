"""Tests of the finders: a text, and what in it is a secret. All numbers are made up, or published for tests."""

"""Tests of hard conversations."""

"""Tests of the figures over many conversations and their measuring."""

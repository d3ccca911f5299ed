"""Tests of the statement library."""

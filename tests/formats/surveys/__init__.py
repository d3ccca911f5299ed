"""Tests of answers to surveys on their way in."""

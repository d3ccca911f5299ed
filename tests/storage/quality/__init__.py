"""Tests of what people say of conversations, and of the figures they are found by."""

"""Tests of what people say of a conversation."""

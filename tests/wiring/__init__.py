"""Tests on how the shipped model is put together."""

"""Tests on the shipped model; most need its weights and are marked `engine`."""

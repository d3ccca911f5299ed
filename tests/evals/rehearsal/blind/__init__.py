"""Tests of the pack for blind readers, and of what they answer."""

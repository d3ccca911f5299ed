"""Tests on behaviours and how they are found."""

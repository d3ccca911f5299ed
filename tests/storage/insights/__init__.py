"""Tests of sums over many conversations."""

"""Tests of the wiring of what is made of many conversations."""

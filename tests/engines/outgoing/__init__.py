"""Tests of what is sent out, against real servers on this machine."""

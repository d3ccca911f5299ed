"""Tests of facts, commitments and the lock on both."""

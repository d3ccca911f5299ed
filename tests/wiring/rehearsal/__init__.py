"""Tests of kept rehearsals as they are played."""

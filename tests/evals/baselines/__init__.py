"""Tests of the baselines, on lessons made up for them."""

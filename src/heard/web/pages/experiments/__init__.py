"""Experiments: does something that Heard shows help?"""

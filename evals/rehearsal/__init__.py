"""Evals of rehearsals: are made-up customers moved as people are, and by what ought to move them?"""

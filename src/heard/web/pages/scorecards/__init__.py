"""Scorecards: what people rate conversations by, as a list and as a form that shows what a grading would come to."""

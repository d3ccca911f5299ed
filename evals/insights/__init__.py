"""Insights: whether what is said of many conversations holds, and how fast it is said."""

"""The optional writer: what it is told, what it may answer, and what becomes of its answer."""

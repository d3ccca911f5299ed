"""Long work that survives what happens to the process: import, scoring, export, erasure, retention."""

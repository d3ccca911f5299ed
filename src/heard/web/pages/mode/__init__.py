"""Quality mode, as administrators switch it."""

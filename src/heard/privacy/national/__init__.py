"""National ids: the numbers by which a state knows a person."""

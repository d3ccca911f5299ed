"""What goes out: who else is told of events, and what has become of each on its way."""

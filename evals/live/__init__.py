"""How the live channel bears load: many turns, a burst of them, and many who only listen."""

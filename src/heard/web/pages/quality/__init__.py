"""The queue of conversations worth a look: narrowed, drawn from, given to people, one after another."""

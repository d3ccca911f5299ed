"""The shelf of statements: the sentences that suggestions are made of, to be read, written, left and taken up again."""

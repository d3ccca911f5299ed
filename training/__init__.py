"""How the shipped weights are made: corpus to model to card, by one command."""

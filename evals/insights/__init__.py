"""Whether figures over many conversations are what they say they are."""

"""The documentation pack: what customers, agents and a works council are given, with the settings in it."""

"""What is measured of the conversations in which each root cause was voiced, added up."""

"""Rehearsals: made-up customers to choose from, one's tries, and the room in which one is played."""

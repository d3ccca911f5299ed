"""What the customer shows: feelings, concerns, signals and hints, turn by turn, and the arc they draw."""

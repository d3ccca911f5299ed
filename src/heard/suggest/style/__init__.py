"""Style: how suggestions sound, after how this customer writes and within what the team has set."""

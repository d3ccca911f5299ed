"""What good and bad listening look like in a reply: behaviours, and how they are found in a moment."""

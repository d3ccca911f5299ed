"""Where somebody should look soon, within what they may see."""

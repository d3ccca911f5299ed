"""Where somebody arrives who is signed in."""

"""What every door of the web shares: who asks, what went wrong, what is kept out."""

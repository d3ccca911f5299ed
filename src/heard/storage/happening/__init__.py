"""What happens while people work: turns that come in, the events that tell of them, and who is called."""

"""What good listeners do, and what makes people feel processed: each as Heard looks for it."""

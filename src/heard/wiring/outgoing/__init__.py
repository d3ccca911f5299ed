"""What goes out: webhooks as they are looked after, and what sends to them."""

"""Who else is told of what happens: webhooks, their deliveries, and what is worth a notice."""

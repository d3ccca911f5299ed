"""What people say of conversations, as routes."""

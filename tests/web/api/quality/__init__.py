"""What people say of conversations, asked by programs."""

"""What the words are: sentences, and which of them are the writer's own."""

"""The desk: who waits, what was said, what is still unheard, and the reply that is being written."""

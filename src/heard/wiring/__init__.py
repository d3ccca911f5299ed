"""The only place where protocols meet engines, one module a need."""

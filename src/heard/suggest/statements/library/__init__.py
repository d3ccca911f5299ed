"""The statement library: Heard's own sentences as data, a file an intent."""

"""JSON on its way in: read value by value, so that no file is too long."""

"""The walls of the house: rules of structure that fail the gate when they are broken."""

"""The settings of the house while it runs: where they stand, what is in force, and how doors change them."""

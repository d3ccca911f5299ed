"""axe-core, as its package has it, and how it is asked."""

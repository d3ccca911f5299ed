"""Words that a writer does not mean as their own: denied, supposed, asked back, reported."""

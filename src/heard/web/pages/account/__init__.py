"""One's own account: where one is signed in, notices by mail, and tokens for programs."""

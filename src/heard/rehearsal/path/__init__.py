"""The learning path: twelve lessons, what comes next, and what comes back."""

"""What must not move a judgement, and what must: the sets in evals/written/."""

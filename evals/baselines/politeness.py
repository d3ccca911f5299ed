"""Politeness strategies: a small lexicon of our own after Danescu-Niculescu-Mizil et al. (ACL 2013), table 3."""

import re

from evals.rival import Rival

# Strategies that go with politeness in that table, each counted once a text.
POLITE = {
    "gratitude": r"\b(?:thanks|thank you|thx|appreciate|grateful)\b",
    "deference": r"\b(?:great|good|nice|excellent|wonderful|interesting) (?:work|job|point|question|idea|catch|find)\b",
    "greeting": r"^\W*(?:@\w+\W+)?(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b",
    "apology": r"\b(?:sorry|apolog(?:y|ies|ise|ize|ising|izing)|forgive|pardon|excuse (?:me|us)|oops|my bad)\b",
    "please": r"(?<=[\w,] )please\b",
    "indirect": r"\b(?:by the way|btw)\b",
    "could or would": r"\b(?:could|would) you\b",
    "can or will": r"\b(?:can|will) you\b",
    "hedge": r"\b(?:maybe|perhaps|possibly|probably|might|seems?|suppose|think|guess|usually|likely|may be)\b",
    "first person": r"\b(?:i|i'm|i'll|i've|i'd|my|me|mine)\b",
    "first person plural": r"\b(?:we|we're|we'll|we've|we'd|our|us|ours)\b",
    "warm word": r"\b(?:glad|happy|love|pleased|welcome|hope|enjoy|best|wonderful|delighted)\b",
}
# And those that go with the opposite.
IMPOLITE = {
    "please at the start": r"(?:^|[.!?]\s+)please\b",
    "direct question": r"(?:^|[.!?]\s+)(?:what|why|who|how|when|where|which)\b[^.!?]*\?",
    "direct start": r"(?:^|[.!?]\s+)(?:so|then|and|but|or)\b",
    "second person at the start": r"(?:^|[.!?]\s+)(?:you|your|you're|you'll|you've)\b",
    "factuality": r"\b(?:in fact|actually|really|the (?:fact|point|truth|reality) (?:is|of|was)|honestly)\b",
    "harsh word": r"\b(?:wrong|bad|stupid|ridiculous|nonsense|fault|useless|terrible|never|refuse|impossible)\b",
}
_POLITE, _IMPOLITE = (
    [re.compile(pattern, re.IGNORECASE) for pattern in patterns.values()] for patterns in (POLITE, IMPOLITE)
)


def politeness(text: str) -> float:
    """How many polite strategies a text has more than impolite ones."""
    plain = text.replace("’", "'")
    polite, impolite = (sum(bool(each.search(plain)) for each in patterns) for patterns in (_POLITE, _IMPOLITE))
    return float(polite - impolite)


# It comes with this checkout, and so with its version.
POLITENESS = Rival("politeness strategies", "heard", politeness)

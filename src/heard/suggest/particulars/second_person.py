"""A customer's words turned to the second person: "my son's inhaler" becomes "your son's inhaler"."""

import re

from heard.suggest.particulars.pattern import any_of

# The words that stand for the customer, as an agent says them. "You" and "your" in a customer's mouth mean the team,
# and whoever turns such words around guesses: see `turned`.
TURNED = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
    "i'm": "you're",
    "im": "you're",
    "i've": "you've",
    "ive": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "we're": "you're",
    "we've": "you've",
    "we'd": "you'd",
    "we'll": "you'll",
}
# "I was" is "you were"; "it was" stays.
AFTER_I = {"am": "are", "was": "were", "wasn't": "weren't"}
# What quick fingers leave out.
SPELLED = {
    "cant": "can't",
    "couldnt": "couldn't",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "dont": "don't",
    "hasnt": "hasn't",
    "havent": "haven't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "werent": "weren't",
    "wont": "won't",
    "wouldnt": "wouldn't",
}
# Whose words these are cannot be told from the words alone, or nobody says them back.
THEIRS_OR_RUDE = any_of(
    r"you|your|yours|yourself|u|ur|ya|youre|you[’']\w+",
    "lol|lmao|wtf|omg",
    r"fuck\w*|shit\w*|bloody|damn\w*|crap\w*|bullshit|hell|arse|ass",
    r"idiot\w*|stupid|bastard\w*|pathetic",
)
SAYS_MORE = re.compile(rf"\b{THEIRS_OR_RUDE}\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def turned(words: str) -> str | None:
    """The words as an agent says them, on one line; None where they cannot be said back without a guess."""
    said = " ".join(words.split())
    if SAYS_MORE.search(said):
        return None
    last = ""

    def turn(found: re.Match[str]) -> str:
        nonlocal last
        word = found[0].replace("’", "'")
        low = word.lower()
        after_i, last = last in {"i", "we"}, low
        if after_i and low in AFTER_I:
            return AFTER_I[low]
        return TURNED.get(low) or SPELLED.get(low) or word

    return WORD.sub(turn, said)

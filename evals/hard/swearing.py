"""What somebody would pick instead: a list of swear words and insults, looked for in all that the customer writes."""

import re
from collections.abc import Iterable

WORDS = (
    "arse arsehole ass asshole bastard bitch bloody bollocks bullshit crap cunt damn dick dickhead dumb dumbass fool "
    "freak fuck fucked fucking goddamn hell idiot idiotic idiots imbecile jerk kill loser moron pathetic piss pissed "
    "prick retard scum shit shut slut stupid sucks twat useless wanker whore"
).split()
LISTED = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)


def swears(texts: Iterable[str]) -> bool:
    """Whether any of the texts has a word of the list."""
    return any(LISTED.search(text) for text in texts)

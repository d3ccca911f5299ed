"""Words between quotation marks: somebody else's, a template's, or the customer's own said back."""

import re
from functools import lru_cache

from heard.conversation.span import Span

# Each pair of marks, on one line; an apostrophe inside a word neither opens nor closes.
QUOTED = re.compile(
    r"“[^”\n]{1,600}”|\"[^\"\n]{1,600}\"|«[^»\n]{1,600}»|„[^“”\n]{1,600}[“”]|‘[^‘\n]{1,600}?’(?!\w)|(?<!\w)'[^'\n]{1,600}'(?!\w)"
)
# "Forgot password" is the name of a button; a sentence said by somebody is longer.
FEWEST_WORDS = 4
# A sentence is a quotation when this share of its letters stands between marks.
MOSTLY = 0.5


def is_quotation(sentence: Span) -> bool:
    """Whether most of a sentence stands between quotation marks."""
    inside = sum(
        max(0, min(place.stop, sentence.end) - max(place.start, sentence.start))
        for place in _quoted(sentence.turn.text)
    )
    return inside > MOSTLY * (sentence.end - sentence.start)


@lru_cache(maxsize=8)
def _quoted(text: str) -> tuple[range, ...]:
    """Where a text quotes; kept for the next sentence of the same turn."""
    found = (match for match in QUOTED.finditer(text) if len(match[0].split()) >= FEWEST_WORDS)
    return tuple(range(*match.span()) for match in found)

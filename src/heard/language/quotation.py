"""Words between quotation marks: somebody else's, a template's, or the customer's own said back."""

import re
from collections.abc import Sequence

from heard.conversation.span import Span

# Each pair of marks, on one line; an apostrophe inside a word neither opens nor closes.
QUOTED = re.compile(
    r"“[^”\n]{1,600}”|\"[^\"\n]{1,600}\"|«[^»\n]{1,600}»|„[^“”\n]{1,600}[“”]|‘[^‘\n]{1,600}?’(?!\w)|(?<!\w)'(?:[^'\n]|\b'\b){1,600}'(?!\w)"
)
# "Forgot password" is the name of a button; a sentence said by somebody is longer.
FEWEST_WORDS = 4
# A sentence is a quotation when this share of its letters stands between marks.
MOSTLY = 0.5


def find_quotations(text: str) -> tuple[range, ...]:
    """Where a text quotes something said, in code points and in order."""
    found = (match for match in QUOTED.finditer(text) if len(match[0].split()) >= FEWEST_WORDS)
    return tuple(range(*match.span()) for match in found)


def is_quoted(sentence: Span, quotations: Sequence[range]) -> bool:
    """Whether most of a sentence lies in one of its turn's quotations."""
    inside = sum(max(0, min(place.stop, sentence.end) - max(place.start, sentence.start)) for place in quotations)
    return inside > MOSTLY * (sentence.end - sentence.start)

"""Which hostile words are the customer's own, and meant for whoever answers now.

What others have said to the customer is quoted or reported; what is denied or apologised for is not said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.conversation.span import Span
from heard.customer.reading import Reading
from heard.language.pattern import any_of
from heard.language.quotation import QUOTED
from heard.language.sentence import split_sentences

# Within so many letters before hostile words something takes them back; hostile text costs linear time.
BEFORE = 80
TELLS = any_of(
    "said|says|told|tells|called|calls|wrote|writes|shouted|screamed|texted|replied|answered|asked|quote|copy|goes"
)
# The customer, the agent, a screen: what they said is no report.
NO_REPORT = "".join(rf"(?<!\b{who} )" for who in ("i", "i’ve", "i've", "have", "you", "u", "it"))
TAKEN_BACK = re.compile(
    any_of(
        # "The driver told me to", "he wrote me this on the chat:".
        rf"{NO_REPORT}\b{TELLS}\b[^.!?;,]{{0,40}}",
        # "I'm not calling", "I don't think", "I never said".
        r"(?:\bnot|n[’']?t|\bnever)\b[^.!?;,]{0,20}\b(?:say|call|think|suggest|mean|claim|impl)\w*[^.!?;]{0,30}",
        r"\bif i (?:were|was|had) to (?:say|call)[^.!?;]{0,30}",
        # "Sorry I called you that"; not "sorry, but".
        r"\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|regret)\b(?![^.!?;]*\bbut\b)[^.!?;,]{0,40}",
    )
    + "$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The sentences of a customer's turn, forwarded and quoted mail left out, and where something is quoted in them."""

    sentences: tuple[Span, ...]
    quoted: tuple[range, ...]

    @classmethod
    def of(cls, reading: Reading) -> "Meant":
        """What a turn says; nothing in a language that Heard does not read."""
        if reading.language:
            return cls((), ())
        quoted = tuple(range(*match.span()) for match in QUOTED.finditer(reading.turn.text))
        return cls(split_sentences(reading.turn), quoted)

    def own(self) -> Iterator[Span]:
        """The sentences in which nobody is quoted."""
        for sentence in self.sentences:
            if not any(place.start < sentence.end and sentence.start < place.stop for place in self.quoted):
                yield sentence

    def find(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Where it matches in words that the customer means as their own."""
        for sentence in self.sentences:
            text = sentence.turn.text
            for match in pattern.finditer(text, sentence.start, sentence.end):
                before = text[max(sentence.start, match.start() - BEFORE) : match.start()]
                is_quoted = any(match.start() in place for place in self.quoted)
                if not is_quoted and not TAKEN_BACK.search(before):
                    yield Span(sentence.turn, match.start(), match.end())

"""A sentence as it is meant: without the practices whose words it takes back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heard.conversation.span import Span
from heard.language.unmeant.stretch import Stretch, Unmeant, find_unmeant, meant
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.listener import Sentence

PRACTICES = tuple(behaviour for behaviour in BEHAVIOURS if behaviour.kind is Kind.PRACTICE)
# "You asked for "a call before nine"": said back, which is listening.
FROM_YOU = re.compile(r"\byou(?:r \w+)?\b[^.!?\"“«]{0,40}$", re.IGNORECASE)


def as_meant(sentence: Sentence, quotations: Sequence[range]) -> Sentence:
    """The sentence without the practices in words that are quoted, denied, supposed, asked back or reported.

    Pitfalls stay: to deny an apology is no apology, and may well dismiss. What is left is shown by its own words, and
    not by the whole sentence.
    """
    stretches = (*find_unmeant(sentence.span.quote), *_quoted(sentence.span, quotations))
    if not stretches:
        return replace(sentence, words={})
    left = {
        practice.id: _left(sentence, practice.id, [each for each in stretches if each.how not in practice.bears])
        for practice in PRACTICES
    }
    words = {**sentence.words, **{id_: span for id_, span in left.items() if span}}
    taken_back = {id_: 0.0 for id_, span in left.items() if span is None}
    return replace(sentence, probabilities={**sentence.probabilities, **taken_back}, words=words)


def _left(sentence: Sentence, practice_id: str, stretches: Sequence[Stretch]) -> Span | None:
    span, words = sentence.span, sentence.words_for(practice_id)
    left = meant(span.quote, range(words.start - span.start, words.end - span.start), stretches)
    return Span(span.turn, span.start + left.start, span.start + left.stop) if left else None


def _quoted(span: Span, quotations: Sequence[range]) -> Iterator[Stretch]:
    for place in quotations:
        start, stop = max(0, place.start - span.start), min(len(span.quote), place.stop - span.start)
        if start < stop:
            from_you = FROM_YOU.search(span.quote, 0, start)
            yield Stretch(range(start, stop), Unmeant.REPORTED if from_you else Unmeant.QUOTED)

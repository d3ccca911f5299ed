"""The brief: one paragraph for an agent who is about to answer, made of the customer's own quotes with dates.

It is made from the story that is handed in and from nothing else: no other customer's word can be in it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from heard.conversation.channel import Channel
from heard.history.carried import carried_from
from heard.history.ending import Ended
from heard.history.history import History
from heard.history.matter import Chapter
from heard.history.outcome import Fate, Outcome
from heard.history.preference import Preference
from heard.history.story import Passage, begun_at
from heard.scoring.plain import shorten
from heard.suggest.truth.fact import MONTHS

# A paragraph that is read while a telephone rings.
MOST_WORDS = 90
MOST_PROMISES, MOST_UNHEARD, MOST_WISHES = 2, 1, 2
MONTH_NAMES = tuple(name.capitalize() for name in MONTHS.values())
BY = {
    Channel.EMAIL: "wrote",
    Channel.CHAT: "chatted",
    Channel.VOICE: "called",
    Channel.SOCIAL: "posted",
    Channel.SMS: "texted",
    Channel.FORM: "filled in a form",
}
ENDS = {
    Ended.SOLVED: "and it was solved",
    Ended.PROMISED: "and was promised something",
    Ended.REFUSED: "and was told no",
    Ended.UNANSWERED: "and got no answer",
    Ended.LEFT: "and left",
}
BECAME = {
    Outcome.BROKEN: "not kept",
    Outcome.OPEN: "still open",
    Outcome.KEPT: "kept",
    Outcome.UNKNOWN: "nothing shows whether kept",
}
# What an agent has to know of first.
URGENT = (Outcome.BROKEN, Outcome.OPEN, Outcome.UNKNOWN)


def write_brief(history: History) -> str | None:
    """The paragraph, at most about 90 words; None where there is nothing to say."""
    said: list[str] = []
    for sentence in _sentences(history):
        if len(" ".join([*said, sentence]).split()) <= MOST_WORDS:
            said.append(sentence)
    return " ".join(said) or None


def _sentences(history: History) -> Iterator[str]:
    """What there is to say, what matters most first."""
    if not history.chapters:
        return
    last = history.chapters[-1]
    yield _last_contact(last)
    repeat = history.repeat(last.review.conversation.id)
    if repeat is not None:
        times = 1 + sum(each.of == repeat.of for each in history.repeats)
        yield f"It was contact {times} on the matter of {_quoted(repeat.first)}."
    yield from map(_promised, _pressing(history.fates))
    for carried in carried_from(last.review)[:MOST_UNHEARD]:
        yield f"Nobody took up: {_quoted(carried.passage)}."
    yield from map(_wished, _latest(history.preferences))


def _last_contact(chapter: Chapter) -> str:
    conversation = chapter.review.conversation
    at = begun_at(conversation)
    when = f" on {_day(at)}" if at else ""
    words = f": “{shorten(chapter.trouble)}”" if chapter.trouble else ""
    return f"Last {BY[conversation.channel]}{when}{words}, {ENDS[chapter.ending.ended]}."


def _pressing(fates: Sequence[Fate]) -> list[Fate]:
    """The latest promises that an agent has to know of, broken ones first."""
    latest = [fate for outcome in URGENT for fate in reversed(fates) if fate.outcome is outcome]
    return latest[:MOST_PROMISES]


def _promised(fate: Fate) -> str:
    due = f", due {fate.promise.due.day} {MONTH_NAMES[fate.promise.due.month - 1]}" if fate.promise.due else ""
    shown = f": {_quoted(fate.evidence)}" if fate.evidence else ""
    return f"Promised{due}: {_quoted(fate.promise.passage)}; {BECAME[fate.outcome]}{shown}."


def _latest(preferences: Sequence[Preference]) -> list[Preference]:
    """The last word on each wish, the latest first."""
    by_wish = {each.wish: each for each in preferences}
    return [each for each in reversed(preferences) if by_wish[each.wish] is each][:MOST_WISHES]


def _wished(preference: Preference) -> str:
    return f"They asked: {_quoted(preference.passage)}."


def _quoted(passage: Passage) -> str:
    """Words between quotation marks, with the day they were said where that is known."""
    day = f" ({_day(passage.at)})" if passage.at else ""
    return f"“{shorten(passage.span)}”{day}"


def _day(at: datetime) -> str:
    return f"{at.day} {MONTH_NAMES[at.month - 1]}"

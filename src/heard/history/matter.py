"""The same matter again: which earlier conversation a later one takes up, by an additive score of readable reasons.

The points were fitted on stories and exchanges of development and rounded (docs/decisions: a shown sum and a taught
ear); no word list alone decides. What counts is how the earlier conversation stood, and how the customer opens the
later one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from heard.conversation.span import Span
from heard.customer.concern import ConcernKind
from heard.history.ear import Ear, Heard, Sound
from heard.history.ending import Ended, Ending, ending_of
from heard.history.figures import figures_in
from heard.history.opening import Cue, Opening, read_opening
from heard.history.promises.mention import done_within
from heard.history.promises.promise import Promise, find_promises
from heard.history.story import Passage, Story, begun_at, customer_turns, passage_of
from heard.language.sentence import split_sentences
from heard.scoring.review import Review

# A later conversation counts as a repeat within so many days of the last one on its matter, unless told otherwise.
DAYS = 30
# In log odds. Above nothing a repeat is likelier than not.
BASE = -0.6
SOUNDS_AGAIN, SOUNDS_LIKE_ITS_RETURN = 2.5, 3.5
SAID_AGAIN, LOOKS_BACK, DONE, ANOTHER, ASKS_NEW = 0.5, 0.75, -1.25, -1.5, -1.0
SAME_FIGURES = 1.0
LATEST = 1.25
OVERDUE = 0.25
SOLVED = -0.75
A_MONTH_LATER = -1.0
# After two months more time tells nothing.
MONTH_DAYS, MOST_DAYS = 30, 60
# What an opening sounds like at .5 speaks neither way.
NEITHER = 0.5

CUE_POINTS = {
    Cue.SAID_AGAIN: SAID_AGAIN,
    Cue.LOOKS_BACK: LOOKS_BACK,
    Cue.DONE: DONE,
    Cue.ANOTHER: ANOTHER,
    Cue.ASKS_NEW: ASKS_NEW,
}
REASONS = {
    Cue.SAID_AGAIN: "says that it is not the first time",
    Cue.LOOKS_BACK: "looks back at what was said or promised",
    Cue.NOT_DONE: "says that something has not been done",
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One conversation of a story with what history reads in it."""

    review: Review
    promises: tuple[Promise, ...]
    ending: Ending
    opening: Opening
    again: Heard
    settled: Heard


@dataclass(frozen=True, slots=True)
class Repeat:
    """A conversation that takes up an earlier matter again: the words on both sides, why, how sure, days between.

    `of` is the first conversation of that matter, and `first` the customer's words there; `before` are the words that
    show how it stood when it was last spoken of.
    """

    conversation_id: str
    of: str
    first: Passage
    before: Passage
    again: Passage
    why: str
    confidence: float
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A later conversation held against an earlier one: the points, each reason with its words, the days between."""

    earlier: Chapter
    points: float
    reasons: tuple[tuple[str, Span], ...]
    days: int | None


def read_chapters(story: Story, ear: Ear) -> tuple[Chapter, ...]:
    """Each conversation of a story with its promises, its ending, its opening and how that sounds."""
    return tuple(_chapter(review, ear) for review in story.reviews)


def _chapter(review: Review, ear: Ear) -> Chapter:
    promises = find_promises(review.conversation)
    waiting = [each for each in promises if done_within(review.conversation, each) is None]
    ending = ending_of(review, outstanding=waiting[-1].passage if waiting else None)
    opening = read_opening(review.conversation)
    again, settled = (ear.hear(opening.turns, sound) for sound in (Sound.AGAIN, Sound.SETTLED))
    return Chapter(review, promises, ending, opening, again, settled)


def find_repeats(chapters: Sequence[Chapter], ear: Ear, *, days: int = DAYS) -> tuple[Repeat, ...]:
    """The conversations that take up an earlier matter again, in order."""
    found: dict[str, Repeat] = {}
    for place, later in enumerate(chapters):
        if later.opening.only_thanks:
            continue
        near = [each for each in chapters[:place] if (_days_between(each.review, later.review) or 0) <= days]
        held = [_hold(later, earlier, ear, latest=earlier is chapters[place - 1]) for earlier in near]
        best = max(held, key=lambda each: each.points, default=None)
        if best is not None and best.points > 0:
            repeat = _repeat(later, best, found)
            found[repeat.conversation_id] = repeat
    return tuple(found.values())


def _repeat(later: Chapter, best: Held, found: dict[str, Repeat]) -> Repeat:
    earlier, conversation = best.earlier.review.conversation, later.review.conversation
    known = found.get(earlier.id)
    reasons = best.reasons or (("comes back while the matter stood open", trouble_of(later)),)
    return Repeat(
        conversation.id,
        known.of if known else earlier.id,
        known.first if known else passage_of(earlier, trouble_of(best.earlier)),
        passage_of(earlier, _stood(best.earlier)),
        passage_of(conversation, reasons[0][1]),
        f"The customer {' and '.join(reason for reason, _ in reasons)}.",
        round(1 / (1 + exp(-best.points)), 3),
        best.days,
    )


def _hold(later: Chapter, earlier: Chapter, ear: Ear, *, latest: bool) -> Held:
    returns = ear.hear(later.opening.turns, Sound.RETURNS, earlier.review.conversation.exchanged)
    days = _days_between(earlier.review, later.review)
    reasons = tuple(_reasons(later, earlier))
    figures = _same_figures(later, earlier)
    points = (
        BASE
        + SOUNDS_AGAIN * (later.again.sound - NEITHER)
        + SOUNDS_LIKE_ITS_RETURN * (returns.sound - NEITHER)
        + sum(CUE_POINTS.get(cue, 0.0) for cue in later.opening.cues)
        + SAME_FIGURES * (figures is not None)
        + LATEST * latest
        + OVERDUE * any(_is_overdue(promise, later.review) for promise in earlier.promises)
        + SOLVED * (earlier.ending.ended is Ended.SOLVED)
        + A_MONTH_LATER * min(days or 0, MOST_DAYS) / MONTH_DAYS
    )
    return Held(earlier, points, reasons, days)


def _reasons(later: Chapter, earlier: Chapter) -> Iterator[tuple[str, Span]]:
    """Why it may be the same matter, the strongest reason first, each with the customer's words."""
    for cue, reason in REASONS.items():
        if cue in later.opening.cues:
            yield reason, later.opening.cues[cue]
    figures = _same_figures(later, earlier)
    if figures is not None:
        yield f"names {figures.quote} as before", figures


def _same_figures(later: Chapter, earlier: Chapter) -> Span | None:
    """The first number in the opening that the earlier conversation names as well."""
    known = {figure for turn in earlier.review.conversation.exchanged for figure, _ in figures_in(turn)}
    return next((span for turn in later.opening.turns for figure, span in figures_in(turn) if figure in known), None)


def _is_overdue(promise: Promise, later: Review) -> bool:
    """Whether a promise should have been kept by the time of a later conversation; one without a day always."""
    begun = begun_at(later.conversation)
    return promise.due is None or begun is None or promise.due <= begun.date()


def _days_between(earlier: Review, later: Review) -> int | None:
    before, after = begun_at(earlier.conversation), begun_at(later.conversation)
    return (after - before).days if before and after else None


def _stood(chapter: Chapter) -> Span:
    """The words that show how a matter stood: what was promised last, else the trouble."""
    return chapter.promises[-1].passage.span if chapter.promises else trouble_of(chapter)


def trouble_of(chapter: Chapter) -> Span:
    """The words in which the customer tells the trouble; the first sentence where no concern was read."""
    problems = [
        concern.span
        for reading in chapter.review.readings
        for concern in reading.concerns
        if concern.kind in {ConcernKind.PROBLEM, ConcernKind.REQUEST, ConcernKind.QUESTION}
    ]
    if problems:
        return problems[0]
    said = customer_turns(chapter.review.conversation) or chapter.review.conversation.turns
    sentences = split_sentences(said[0])
    return sentences[0] if sentences else Span(said[0], 0, len(said[0].text))

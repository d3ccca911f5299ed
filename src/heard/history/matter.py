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
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One conversation of a story with what history reads in it; no trouble where the customer said nothing."""

    review: Review
    trouble: Span | None
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
    return Chapter(review, _trouble_of(review), promises, ending, opening, again, settled)


def find_repeats(chapters: Sequence[Chapter], ear: Ear, *, days: int = DAYS) -> tuple[Repeat, ...]:
    """The conversations that take up an earlier matter again, in order."""
    found: dict[str, Repeat] = {}
    for place, later in enumerate(chapters):
        if later.opening.only_thanks or later.trouble is None:
            continue
        near = [each for each in chapters[:place] if each.trouble and _within(days, each, later)]
        held = [_hold(later, earlier, ear, latest=earlier is chapters[place - 1]) for earlier in near]
        best = max(held, key=lambda each: each.points, default=None)
        if best is None or best.points <= 0:
            continue
        repeat = _repeat(later, best, found.get(best.earlier.review.conversation.id))
        if repeat is not None:
            found[repeat.conversation_id] = repeat
    return tuple(found.values())


def _within(days: int, earlier: Chapter, later: Chapter) -> bool:
    between = _days_between(earlier.review, later.review)
    return between is None or between <= days


def _repeat(later: Chapter, best: Held, known: Repeat | None) -> Repeat | None:
    """A repeat of the conversation it was held against; `known` is what that one repeats itself."""
    earlier, conversation = best.earlier.review.conversation, later.review.conversation
    trouble, again = best.earlier.trouble, later.trouble
    if trouble is None or again is None:
        return None
    why = " and ".join(reason for reason, _ in best.reasons) or "comes back while the matter stood open"
    return Repeat(
        conversation.id,
        known.of if known else earlier.id,
        known.first if known else passage_of(earlier, trouble),
        passage_of(earlier, best.earlier.promises[-1].passage.span if best.earlier.promises else trouble),
        passage_of(conversation, best.reasons[0][1] if best.reasons else again),
        f"The customer {why}.",
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
    if later.again.sound > NEITHER and later.again.span is not None:
        yield "sounds like it is the same again", later.again.span


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


def _trouble_of(review: Review) -> Span | None:
    """The words in which the customer tells the trouble: the first concern, else their first sentence."""
    concerns = (concern for reading in review.readings for concern in reading.concerns)
    first = next((concern.span for concern in concerns if concern.kind is not ConcernKind.IMPACT), None)
    sentences = (each for turn in customer_turns(review.conversation) for each in split_sentences(turn))
    return first or next(sentences, None)

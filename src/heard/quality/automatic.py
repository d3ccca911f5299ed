"""What Heard fills into a scorecard by itself: each rating with its words, its reason and how sure it is.

Kept apart from what people say: it never counts among their scores unless one of them submits it as their own.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from heard.conversation.span import Span
from heard.ledger.figures import heard_rate, time_to_acknowledgement
from heard.ledger.item import Item, ItemKind, ItemState
from heard.quality.score import Score, score
from heard.quality.scorecard import Category, Figure, Scorecard
from heard.rubric.finding import Finding, Presence
from heard.scoring.review import Review
from heard.scoring.summary import not_scored

# So many places are shown for one rating; the review has all of them.
MOST_QUOTES = 3
# The first word on a feeling: with the next reply all is well, with the third it comes too late.
TOO_LATE = 3


@dataclass(frozen=True, slots=True)
class Automatic:
    """A rating that Heard proposes; without a step it says why there is none.

    `confidence`, 0..1, is how likely what it rests on is there, on average; None where it rests on nothing found.
    """

    step: int | None
    reason: str
    confidence: float | None = None
    quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A scorecard as Heard fills it in; `not_scored` says why it does not, and then there are no ratings."""

    score: Score
    ratings: Mapping[str, Automatic] = field(default_factory=dict)
    not_scored: str | None = None


def fill(card: Scorecard, review: Review, muted: Collection[str] = ()) -> Filled:
    """What Heard rates of a conversation; categories that only people can tell are left out, and muted behaviours."""
    reason = not_scored(review)
    if reason:
        return Filled(Score(None, None), not_scored=reason)
    ratings = {each.id: _rate(each, review, muted) for each in card.categories if each.is_automatic}
    return Filled(score(card, {id_: rating.step for id_, rating in ratings.items()}), ratings)


def _rate(category: Category, review: Review, muted: Collection[str]) -> Automatic:
    if category.figure is Figure.HEARD_RATE:
        return _by_heard_rate(category, review)
    if category.figure is Figure.TIME_TO_ACKNOWLEDGEMENT:
        return _by_time(category, review)
    wanted = {*category.shows, *category.free_of}.difference(muted)
    if not wanted:
        return Automatic(None, "What it draws on is muted here.")
    replies = [[each for each in reply.findings if each.behaviour in wanted] for reply in review.replies if reply.heard]
    return _by_practices(category, replies) if category.shows else _by_pitfalls(category, replies)


def _by_heard_rate(category: Category, review: Review) -> Automatic:
    rate = heard_rate(review.ledger)
    if rate.value is None:
        return Automatic(None, "Nothing was voiced that a reply could take up.")
    items = [item for item in review.ledger.items if item.weight and item.state is not ItemState.WAITING]
    open_ones = [item for item in items if item.state is not ItemState.TAKEN_UP]
    heard = len(items) - len(open_ones)
    reason = f"{heard} of {len(items)} things voiced were taken up in full; by weight {rate.value:.0%}."
    quotes = _first(item.span for item in open_ones or items)
    return Automatic(category.nearest(rate.value), reason, _mean([_sureness(item) for item in items]), quotes)


def _by_time(category: Category, review: Review) -> Automatic:
    feelings = (item for item in review.ledger.items if item.kind is ItemKind.FEELING and item.weight)
    first = next(feelings, None)
    if first is None or first.state is ItemState.WAITING:
        return Automatic(None, "The customer showed no unpleasant feeling that a reply has followed.")
    time = time_to_acknowledgement(review.ledger, review.conversation)
    if time is None:
        return Automatic(1, "No reply had a word on the first feeling.", first.confidence, (first.span,))
    share = max(0.0, 1 - (time.replies - 1) / (TOO_LATE - 1))
    reason = f"The first word on the first feeling came with reply {time.replies} after it."
    words = first.taken_up[0].span
    quotes = (first.span, words) if words else (first.span,)
    return Automatic(category.nearest(share), reason, _sureness(first), quotes)


def _by_practices(category: Category, replies: Sequence[Sequence[Finding]]) -> Automatic:
    """The share of replies that show one of the practices, of those that called for one or show one anyway."""
    shown = [[each for each in findings if each.present is Presence.YES] for findings in replies]
    missed = [
        [each for each in findings if each.missed]
        for findings, there in zip(replies, shown, strict=True)
        if not there and all(each.present is not Presence.UNSURE for each in findings)
    ]
    hits, misses = [each for each in shown if each], [each for each in missed if each]
    if not (hits or misses):
        return Automatic(None, "No reply called for it, or Heard is not sure of those that did.")
    count = len(hits) + len(misses)
    reason = f"{len(hits)} of {count} replies that called for it show it."
    sure = [max(each.confidence for each in found) for found in hits]
    sure += [1 - max(each.confidence for each in found) for found in misses]
    quotes = _first(mark.span for found in hits for each in found for mark in each.marks)
    return Automatic(category.nearest(len(hits) / count), reason, _mean(sure), quotes)


def _by_pitfalls(category: Category, replies: Sequence[Sequence[Finding]]) -> Automatic:
    """The share of replies without one of the pitfalls; one that is there is never rounded away."""
    found = [[each for each in findings if each.present is Presence.YES] for findings in replies]
    bad = [each for each in found if each]
    unsure = sum(
        any(each.present is Presence.UNSURE for each in findings) and not there
        for findings, there in zip(replies, found, strict=True)
    )
    count = len(replies) - unsure
    if not count:
        return Automatic(None, "Heard is not sure of any of the replies.")
    if not bad:
        return Automatic(category.steps, f"None of {count} replies shows it.")
    step = int((count - len(bad)) / count * (category.steps - 1)) + 1
    quotes = _first(mark.span for each in bad for finding in each for mark in finding.marks)
    sure = [max(finding.confidence for finding in each) for each in bad]
    return Automatic(step, f"{len(bad)} of {count} replies show it.", _mean(sure), quotes)


def _sureness(item: Item) -> float:
    """How likely an item is there, and was taken up if it was."""
    return min([item.confidence, *(each.confidence for each in item.taken_up[:1])])


def _first(spans: Iterator[Span]) -> tuple[Span, ...]:
    return tuple(span for span, _ in zip(spans, range(MOST_QUOTES), strict=False))


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None

"""What became of a promise: kept, broken, still open or unknown, from what was said later, with the words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.history.figures import figures_in
from heard.history.matter import Chapter, Repeat
from heard.history.promises.mention import Told, clauses_of, done_within, speaks_of, told_in
from heard.history.promises.promise import Promise
from heard.history.story import Passage, Story, begun_at, passage_of, said_at
from heard.history.telling import telling_words

# How much a clause that tells of a deed has to do with a promise, at least, to say what became of it.
ENOUGH, SURELY = 1.0, 2.0
# A word for the deed, words of the promise, the day that was named, a number of it, and standing among the first words.
A_WORD_FOR_IT, ITS_WORDS, ITS_DAY, ITS_FIGURES, EARLY = 1.0, 1.0, 1.0, 1.0, 1.0
# So many clauses are the first words of a conversation.
FIRST_CLAUSES = 5
# An opening that sounds like a matter come right from here on tells that what was due has been done.
SETTLED_FROM = 0.5
SURE, LIKELY, UNSURE = 0.9, 0.7, 0.5


class Outcome(StrEnum):
    """What became of a promise, as far as the story tells."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fate:
    """A promise and what became of it, with the words that show it, the reason, and how sure, 0..1."""

    promise: Promise
    outcome: Outcome
    why: str
    confidence: float
    evidence: Passage | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A later clause that may tell what became of a promise, and how much it has to do with it."""

    told: Told
    passage: Passage
    weight: float


def find_fates(story: Story, chapters: Sequence[Chapter], repeats: Sequence[Repeat]) -> tuple[Fate, ...]:
    """What became of each promise of a story, in the order they were made."""
    again = {repeat.conversation_id: repeat for repeat in repeats}
    return tuple(_fate(story, chapters, promise, again) for chapter in chapters for promise in chapter.promises)


def _fate(story: Story, chapters: Sequence[Chapter], promise: Promise, again: Mapping[str, Repeat]) -> Fate:
    own = story.review(promise.passage.conversation_id).conversation
    within = done_within(own, promise)
    if within is not None:
        return Fate(promise, Outcome.KEPT, "It was done within the conversation.", SURE, passage_of(own, within))
    for chapter in chapters[story.conversations.index(own) + 1 :]:
        later = chapter.review.conversation
        fate = _told_by(chapter, promise, _on_the_same_matter(later, own, again))
        if fate is not None:
            return fate
    if promise.due is not None and promise.due > _last_day(story):
        return Fate(promise, Outcome.OPEN, "The day that was named is still to come.", SURE)
    return Fate(promise, Outcome.UNKNOWN, "Nothing that was said later tells.", SURE)


def _on_the_same_matter(later: Conversation, own: Conversation, again: Mapping[str, Repeat]) -> Repeat | None:
    """How a later conversation takes up the matter that a promise was made in, if it does."""
    matter = again[own.id].of if own.id in again else own.id
    repeat = again.get(later.id)
    return repeat if repeat is not None and repeat.of == matter else None


def _told_by(chapter: Chapter, promise: Promise, repeat: Repeat | None) -> Fate | None:
    """What a later conversation tells of a promise; `repeat` says that it is about the same matter."""
    again = repeat is not None
    later = chapter.review.conversation
    due = _was_due(promise, later)
    told = list(_mentions(later, promise, again=again))
    kept = _heaviest(told, Told.DONE, least=(SURELY if again or not due else ENOUGH))
    broken = _heaviest(told, Told.NOT_DONE, least=ENOUGH if again else SURELY)
    if kept and (broken is None or kept.weight > broken.weight):
        return Fate(promise, Outcome.KEPT, "It is told later that it was done.", LIKELY, kept.passage)
    if broken and due:
        return Fate(
            promise, Outcome.BROKEN, "It is told later that it was not done.", SURE if again else LIKELY, broken.passage
        )
    if not again and due and chapter.settled.sound >= SETTLED_FROM and chapter.settled.span:
        return Fate(
            promise,
            Outcome.KEPT,
            "The customer comes back content with it.",
            UNSURE,
            passage_of(later, chapter.settled.span),
        )
    if repeat is not None and due:
        return Fate(promise, Outcome.BROKEN, "The same matter came back after the day.", UNSURE, repeat.again)
    return None


def is_missed(promise: Promise, later: Conversation) -> bool:
    """Whether a later conversation, on whatever matter, tells that what was promised has not been done."""
    told = list(_mentions(later, promise, again=False))
    kept, broken = _heaviest(told, Told.DONE, least=ENOUGH), _heaviest(told, Told.NOT_DONE, least=SURELY)
    return broken is not None and (kept is None or broken.weight > kept.weight)


def _heaviest(mentions: Sequence[Mention], told: Told, *, least: float) -> Mention | None:
    found = [each for each in mentions if each.told is told and each.weight >= least]
    return max(found, key=lambda each: each.weight, default=None)


def _mentions(later: Conversation, promise: Promise, *, again: bool) -> Iterator[Mention]:
    """The clauses of a later conversation that tell of something done or not done, with their weight.

    Among the first words a customer who comes back with the same matter tells what is wrong, and one who comes with
    another what has come right.
    """
    first = 0
    for turn in later.exchanged:
        clauses = list(clauses_of(turn)) if turn.role is not Role.BOT else []
        for place, clause in enumerate(clauses):
            told = told_in(clause)
            if told is Told.DONE and place + 1 < len(clauses) and _takes_back(clauses[place + 1]):
                told = Told.NOT_DONE
            early = turn.role is Role.CUSTOMER and first < FIRST_CLAUSES and (told is Told.NOT_DONE) is again
            first += turn.role is Role.CUSTOMER
            if told is not None:
                yield Mention(told, passage_of(later, clause), _weight(clause, promise, early=early))


def _takes_back(clause: Span) -> bool:
    """Whether a clause takes back what the one before it said: "a letter came, but not from you"."""
    return clause.quote.lower().startswith("but") and told_in(clause) is Told.NOT_DONE


def _weight(clause: Span, promise: Promise, *, early: bool) -> float:
    return (
        A_WORD_FOR_IT * speaks_of(promise.deed, clause)
        + ITS_WORDS * bool(telling_words([clause.quote]) & telling_words([promise.passage.quote]))
        + ITS_DAY * _names_day(clause.quote, promise.due)
        + ITS_FIGURES * _shares_figures(clause, promise)
        + EARLY * early
    )


def _names_day(words: str, due: date | None) -> bool:
    return due is not None and due.strftime("%A").lower() in words.lower()


def _shares_figures(clause: Span, promise: Promise) -> bool:
    named = {figure for figure, span in figures_in(promise.passage.span.turn) if promise.passage.span.holds(span)}
    return any(figure in named and clause.holds(span) for figure, span in figures_in(clause.turn))


def _was_due(promise: Promise, later: Conversation) -> bool:
    begun = begun_at(later)
    return promise.due is None or begun is None or promise.due <= begun.date()


def _last_day(story: Story) -> date:
    """The day of the last word of a story."""
    times = (said_at(each, turn) for each in reversed(story.conversations) for turn in reversed(each.turns))
    return next((at.date() for at in times if at), date.min)

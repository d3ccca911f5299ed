"""A need: that something be said, changed or left out in a draft, and where; before it is known in which words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span
from heard.customer.feeling import CLEAR, Feeling, FeelingName
from heard.ledger.item import Item
from heard.suggest.draft import Edit
from heard.suggest.particulars.particular import SLOTS
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent
from heard.suggest.truth.keeping import is_bare_apology, times_sorry

# What may be said to a feeling; an apology only in the place of one, since whose fault it was is not known.
TO_A_FEELING = (Intent.ACKNOWLEDGE, Intent.SHOES, Intent.VALIDATION)
# From this confidence on a stock apology may become one to the feeling, whatever else is known of the case.
SURE = 0.6
ASKS_FIRST = re.compile(
    r"\?|\b(?:please|kindly|could you|can you|need you to|we(?:[’']ll)? need|i(?:[’']ll)? need)\b", re.IGNORECASE
)
# What a word on annoyance answers.
HEATED = frozenset({FeelingName.ANGER, FeelingName.FRUSTRATION, FeelingName.DISAPPOINTMENT})


@dataclass(frozen=True, slots=True)
class Need:
    """What a kind of suggestion wants, how much it is worth, 0..1, and why, in one line.

    `words` are a sentence, or the intents of the statements that may say it, or nothing where words are only to go.
    They should show the practice `shows`; the pitfall `cures` is what they take out. `about` are the words that it goes
    back to. Only a statement will do that says one of the particulars in `saying`, if it names any.
    """

    worth: float
    why: str
    place: Callable[[str], Edit]
    words: str | tuple[Intent, ...] = ()
    shows: str | None = None
    cures: str | None = None
    feeling: Feeling | None = None
    item: Item | None = None
    about: Span | None = None
    saying: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_confidence(self.worth)


def run_of(scene: Scene, marked: Sequence[Span]) -> Span:
    """The first of these spans, with those that follow it at once: what is done to it is done to all of them."""
    first = min(marked, key=lambda span: span.start)
    end = first.end
    for sentence in scene.draft.sentences:
        if sentence.start >= end and not scene.draft.text[end : sentence.start].strip() and sentence in marked:
            end = sentence.end
    return Span(first.turn, first.start, end)


def word_instead(scene: Scene, span: Span, *, cures: str, worth: float, why: str) -> Need | None:
    """The need that words on this customer's own case stand in the place of a span; None where none can be said."""
    feeling = scene.strongest
    if not _is_clear(feeling) and "concern" not in scene.sayable():
        return None
    return Need(
        worth=worth,
        why=why,
        place=lambda sentence: scene.draft.instead_of(span, sentence),
        words=(Intent.APOLOGY, Intent.ACKNOWLEDGE) if times_sorry(span.quote) else TO_A_FEELING,
        shows="name_feeling",
        cures=cures,
        feeling=spoken_to(feeling, scene) if feeling else None,
        about=span,
        saying=_saying(feeling, span),
    )


def _is_clear(feeling: Feeling | None) -> bool:
    return feeling is not None and feeling.intensity >= CLEAR


def _saying(feeling: Feeling | None, span: Span) -> tuple[str, ...]:
    """What words in the place of a span have to say: a particular of the case; where no feeling is clear, the concern.

    In the place of an apology that could go to anybody, a word on a feeling that is sure says more in any case.
    """
    if feeling is None or not _is_clear(feeling):
        return ("concern",)
    return () if feeling.confidence >= SURE and is_bare_apology(span.quote) else SLOTS


def asks_first(scene: Scene) -> bool:
    """Whether the draft asks the customer for something first: until it comes, the agent cannot answer or say when."""
    return ASKS_FIRST.search(scene.draft.text) is not None


def spoken_to(feeling: Feeling, scene: Scene) -> Feeling:
    """The feeling that words are chosen for: in hardship nobody is told that they are annoyed."""
    return replace(feeling, name=FeelingName.SADNESS) if scene.in_hardship and feeling.name in HEATED else feeling


def between(least: float, most: float, share: float) -> float:
    """A worth between two ends, by a share of 0..1; each kind of suggestion says where its own ends lie."""
    return round(least + (most - least) * min(1.0, max(0.0, share)), 3)


@dataclass(frozen=True, slots=True)
class SuggestionKind:
    """A kind of suggestion: its id, what it does in a few words, and when a scene needs it."""

    id: str
    title: str
    need: Callable[[Scene], Need | None]

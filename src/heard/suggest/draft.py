"""A draft as a text that can be edited: where its first words go, where its last, and edits at exact places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.language.sentence import split_sentences
from heard.suggest.letter import LIST_LINE, Frame, find_frame

# A mark behind which nothing ends: what follows goes on.
GOES_ON = re.compile(r"[,;–—-]\s*$")
ENDS_SENTENCE = re.compile(r"[.!?…:)\"”’]\s*$|[\U0001f000-\U0001faff\u2600-\u27bf]\s*$")
# Neither a link nor "iPhone".
PLAIN_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?(?=[\s.,!?;]|:\s|$)")
KEEPS_CAPITAL = re.compile(r"I\b|I['’]|[A-Z]{2}|[A-Z][a-z]+ (?!I\b)[A-Z]")


class Change(StrEnum):
    """What an edit does to the draft."""

    INSERT = "insert"
    REPLACE = "replace"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Edit:
    """The code points `start` to `end` of a draft become `text`; nothing is there to insert, nothing is left to remove.

    The text brings its own white space, so that applying an edit is a plain splice. With `capital` its last letter is
    the one that it replaces, made a capital because a sentence begins there now: nothing of the draft goes.
    """

    start: int
    end: int
    text: str
    sentence: str = ""
    capital: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or (self.start == self.end and not self.text):
            raise InvalidValue(f"An edit from {self.start} to {self.end} that writes '{self.text}' changes nothing.")

    @property
    def change(self) -> Change:
        """What it does."""
        if self.start == self.end:
            return Change.INSERT
        return Change.REPLACE if self.text else Change.REMOVE

    def clashes_with(self, other: "Edit") -> bool:
        """Whether the two change the same letters, or both join on to the same ones."""
        if self.start == other.start:
            return self.joins_on or other.joins_on or (self.end > self.start and other.end > other.start)
        return self.start < other.end and other.start < self.end

    @property
    def joins_on(self) -> bool:
        """Whether its first letter depends on what stands before it: a full stop that was missing, a small letter."""
        return self.text[:1] in {".", ","} or self.text.lstrip()[:1].islower()


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all of these edits, the later places first.

    At one place inserts stand in the given order, before what is written there in the place of something else.
    """
    last_first = sorted(enumerate(edits), key=lambda pair: (-pair[1].start, pair[1].start == pair[1].end, -pair[0]))
    for _, edit in last_first:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply that has not been sent, with its own sentences and its frame of greeting and signature."""

    turn: Turn
    sentences: tuple[Span, ...]
    frame: Frame

    @property
    def text(self) -> str:
        """The words of the draft."""
        return self.turn.text

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """The text once these edits are made."""
        return apply_edits(self.text, edits)

    def at_opening(self, sentence: str) -> Edit:
        """The sentence as the first words on the matter, behind the greeting and a word of thanks for writing."""
        place = self.frame.opening
        if self.frame.matter > place:
            return Edit(self.frame.matter, self.frame.matter, f"{sentence} ", sentence)
        rest = self.text[place:]
        if not rest.strip():
            return self._at_end(place, sentence)
        lead = self._behind_greeting(sentence)
        if rest[0].islower() and PLAIN_WORD.match(rest):
            # "Hi Sam, your parcel": what followed the comma begins a sentence of its own now.
            return Edit(place, place + 1, f"{lead} {rest[0].upper()}", sentence, capital=True)
        return Edit(place, place, f"{lead} ", sentence)

    def at_closing(self, sentence: str) -> Edit:
        """The sentence as the last words before the signature."""
        return self._at_end(self.frame.closing, sentence)

    def after(self, span: Span, sentence: str) -> Edit:
        """The sentence right behind a span."""
        return self._at_end(span.end, sentence)

    def instead_of(self, span: Span, sentence: str) -> Edit:
        """The sentence in the place of a span."""
        start = self._start_of(span)
        lead = self._behind_greeting(sentence) if start == self.frame.opening else sentence
        return Edit(start, min(span.end, max(start, self.frame.closing)), lead, sentence)

    def without(self, span: Span) -> Edit:
        """The draft without a span and the white space behind it, or before it where it is the last."""
        start, end = self._start_of(span), span.end
        rest = self.text[end:]
        behind = len(rest) - len(rest.lstrip(" "))
        if rest[behind:].strip():
            end += behind
        else:
            start = len(self.text[:start].rstrip(" "))
        return Edit(start, end, "")

    def _start_of(self, span: Span) -> int:
        """Where a span begins; what greets stays where the first sentence holds the greeting, too."""
        return self.frame.opening if span.start < self.frame.opening < span.end else span.start

    def _behind_greeting(self, sentence: str) -> str:
        return _small(sentence) if self.frame.greets_inline else sentence

    def _at_end(self, place: int, sentence: str) -> Edit:
        before, rest = self.text[:place], self.text[place:]
        gap = "" if not rest or rest[0].isspace() else " "
        if not before.strip():
            return Edit(place, place, f"{sentence}{gap}", sentence)
        if LIST_LINE.search(before):
            return Edit(place, place, f"\n\n{sentence}", sentence)
        stop = "" if ENDS_SENTENCE.search(before) or GOES_ON.search(before) else "."
        space = "" if before[-1].isspace() else " "
        lead = _small(sentence) if GOES_ON.search(before) else sentence
        return Edit(place, place, f"{stop}{space}{lead}{gap}", sentence)


def _small(sentence: str) -> str:
    """A sentence that goes on behind a comma."""
    return sentence if KEEPS_CAPITAL.match(sentence) else sentence[:1].lower() + sentence[1:]


def draft_of(turn: Turn) -> Draft:
    """A turn as a draft."""
    return Draft(turn, split_sentences(turn), find_frame(turn))

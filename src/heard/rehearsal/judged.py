"""What a reply of the trainee did: as it was reviewed, and what it asked, offered and refused on this card."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.language.placer import Directions, Placer
from heard.language.refusal import refuses
from heard.language.sentence import split_sentences
from heard.rehearsal.cards.scenario import Clue, Scenario
from heard.rubric.finding import Finding, Presence
from heard.scoring.review import Answered
from heard.scoring.value import ScorePart

# How near a sentence has to lie to a way of saying it; chosen on the shipped cards' own replies.
NEAR = 0.6
# A reply that leaves somebody less than answered shows no way out by its practices alone.
ANSWERED = 3.0
# Said twice in the same words; a greeting may be.
WORDS_OF_A_COPY = 5
ASKS = re.compile(
    r"\?\W*$"
    r"|\b(?:please|kindly|can you|could you)\b[^.]*\b(?:send|give|tell|share|confirm|provide|let (?:me|us) know)\b"
    r"|\b(?:i|we)(?:[’']ll| will)? need (?:your|the|to know|a few)\b",
    re.IGNORECASE,
)
# To ask whether something would be welcome asks for nothing that one has to know.
OFFERS = re.compile(
    r"\b(?:would you (?:like|prefer|rather)|(?:shall|should) (?:i|we)|(?:may|can|could) (?:i|we)"
    r"|(?:do|does|would|will) (?:that|this|it|either|one of)\b[^?]*\b(?:work|help|suit|do|fit)"
    r"|anything else|all ?right|okay|ok|how (?:does|do) (?:that|this|those) sound"
    r"|which (?:one |of \w+ )?(?:would|do|suits)|what (?:would|do) you (?:prefer|think|say)"
    r"|are you (?:happy|fine|okay|ok)|have i (?:got|understood)|is that (?:right|correct|so)|did i)\b",
    re.IGNORECASE,
)
# Whoever asks like this asks for anything that somebody has not told yet.
OPENLY = Clue(
    ("what happened", "tell me more", "tell me about it"),
    (
        "Can you tell me what happened?",
        "Can you tell me a bit more about it?",
        "How did it come to this?",
        "What matters most to you in this?",
        "What would help you most right now?",
        "What makes this so urgent for you?",
        "Please walk me through it from the start.",
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A behaviour that a reply shows, by its id and title, with the words that show it where some do."""

    behaviour: str
    title: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Judged:
    """One reply as the customer takes it.

    `parts` are the arithmetic of its value, empty where it could not be read. `asked` names the facts that it asks
    for, `openly` says that it asks for whatever there is to tell, `unknown` holds questions the card knows nothing of;
    `offered` names ways out, `refused` holds a no, `copied` a
    sentence that the agent had said before.
    """

    parts: tuple[ScorePart, ...]
    practices: tuple[Shown, ...] = ()
    pitfalls: tuple[Shown, ...] = ()
    asked: tuple[str, ...] = ()
    openly: bool = False
    unknown: Span | None = None
    offered: tuple[str, ...] = ()
    refused: Span | None = None
    copied: Span | None = None

    @property
    def value(self) -> float:
        """How heard it leaves somebody, 1 to 5; 0 where it could not be read."""
        return sum(part.points for part in self.parts)


def as_reviewed(answered: Answered, before: Sequence[Turn]) -> Judged:
    """What a reply did after these turns, as far as no card is needed to say it."""
    sentences = split_sentences(answered.reply.turn)
    return Judged(
        answered.reply.heard.parts if answered.reply.heard else (),
        tuple(_practices(answered.reply.findings)),
        tuple(_pitfalls(answered.reply.findings)),
        refused=next((each for each in sentences if refuses(each.quote)), None),
        copied=_copied(sentences, before),
    )


class Judge:
    """Judges replies on one card; what it compares them with is placed once."""

    def __init__(self, scenario: Scenario, placer: Placer) -> None:
        self.placer = placer
        self._scenario = scenario
        self._facts = {fact.id: self._placed(fact.clue) for fact in scenario.facts}
        self._openly = self._placed(OPENLY)
        self._ways = {way.id: self._placed(way.clue) for way in scenario.ways_out}

    def judge(self, answered: Answered, before: Sequence[Turn]) -> Judged:
        """What this reply did, after these turns."""
        turn = answered.reply.turn
        sentences = split_sentences(turn)
        lies = self.placer.place(turn.text, [(each.start, each.end) for each in sentences]) if sentences else None
        asking = [place for place, each in enumerate(sentences) if ASKS.search(each.quote)]
        openly = [place for place in asking if _meets(OPENLY, self._openly, sentences[place], lies, place)]
        telling = [place for place in range(len(sentences)) if not refuses(sentences[place].quote)]
        asked = [self._facts_at(sentences[place], lies, place) for place in asking]
        unknown = (
            sentences[place]
            for place, facts in zip(asking, asked, strict=True)
            if not (facts or place in openly)
            and "?" in sentences[place].quote
            and not OFFERS.search(sentences[place].quote)
        )
        reviewed = as_reviewed(answered, before)
        shown = {each.behaviour for each in reviewed.practices}
        ways = (
            way.id
            for way in self._scenario.ways_out
            if (way.shown_by & shown and reviewed.value >= ANSWERED)
            or any(_meets(way.clue, self._ways[way.id], sentences[place], lies, place) for place in telling)
        )
        return replace(
            reviewed,
            asked=tuple(dict.fromkeys(fact for facts in asked for fact in facts)),
            openly=bool(openly),
            unknown=next(unknown, None),
            offered=tuple(ways),
        )

    def _placed(self, clue: Clue) -> Directions | None:
        if not clue.meant:
            return None
        return np.concatenate([self.placer.place(text, [(0, len(text))]) for text in clue.meant])

    def _facts_at(self, sentence: Span, lies: Directions | None, place: int) -> tuple[str, ...]:
        return tuple(
            fact.id for fact in self._scenario.facts if _meets(fact.clue, self._facts[fact.id], sentence, lies, place)
        )


def _meets(clue: Clue, ways: Directions | None, sentence: Span, lies: Directions | None, place: int) -> bool:
    """Whether a sentence holds the words of a clue, or means the same."""
    text = sentence.quote.casefold()
    if any(all(_has(text, piece.strip()) for piece in words.casefold().split("+")) for words in clue.words):
        return True
    return ways is not None and lies is not None and float((ways @ lies[place]).max()) >= NEAR


def _has(text: str, piece: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(piece)}", text) is not None


def _practices(findings: Sequence[Finding]) -> Iterator[Shown]:
    """Practices in words that are no pitfall at once."""
    spoiled = [mark.span for each in _there(findings, "pitfall") for mark in each.marks]
    for finding in _there(findings, "practice"):
        clean = next((mark.span for mark in finding.marks if not any(map(mark.span.overlaps, spoiled))), None)
        if clean is not None:
            yield Shown(finding.behaviour, finding.title, clean)


def _pitfalls(findings: Sequence[Finding]) -> Iterator[Shown]:
    for finding in _there(findings, "pitfall"):
        yield Shown(finding.behaviour, finding.title, finding.marks[0].span)


def _there(findings: Sequence[Finding], kind: str) -> Iterator[Finding]:
    return (each for each in findings if each.kind == kind and each.present is Presence.YES)


def _copied(sentences: Sequence[Span], before: Sequence[Turn]) -> Span | None:
    """The first sentence that stood like this in an earlier reply."""
    said = {_plain(each) for turn in before if turn.role is Role.AGENT for each in split_sentences(turn)}
    return next(
        (each for each in sentences if _plain(each) in said and len(each.quote.split()) >= WORDS_OF_A_COPY), None
    )


def _plain(sentence: Span) -> str:
    return " ".join(re.findall(r"\w+", sentence.quote.casefold()))

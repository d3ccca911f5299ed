"""What a customer says: a line for each intent, chosen by how they stand and by the seed, and none twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from heard.rehearsal.answering import Answer
from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.says import QUOTE, Intent, Says
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.judged import Judged
from heard.rehearsal.state import Band, State

# Where no line of an intent is left, another does nearly the same.
INSTEAD: dict[Intent, Intent] = {
    Intent.SOFTEN: Intent.PRESS,
    Intent.PRESS: Intent.REPEAT,
    Intent.REPEAT: Intent.ESCALATE,
    Intent.AGAIN: Intent.REPEAT,
    Intent.DOUBT: Intent.PRESS,
    Intent.UNKNOWN: Intent.PRESS,
    Intent.DECLINE: Intent.REPEAT,
    Intent.ACCEPT_NO: Intent.ACCEPT,
    Intent.ESCALATE: Intent.WITHDRAW,
    Intent.WITHDRAW: Intent.LEAVE,
}
# Whoever tells what was asked, or takes leave in good order, remarks on nothing first.
UNREMARKED = frozenset({Intent.TELL, Intent.THANK, Intent.PART})
# Words of the agent that somebody throws back are few.
MOST_WORDS_SAID_BACK = 8
SILENT = "…"
GREETS = re.compile(r"(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """One customer's voice: the card, the persona behind it, and the seed that chooses among what fits."""

    scenario: Scenario
    persona: Persona
    seed: int

    def opening(self, state: State) -> tuple[str, ...]:
        """What they begin with."""
        return self._first(Intent.OPEN.value, state.band, ())

    def lines(self, given: Answer, judged: Judged, state: State, said: Sequence[str]) -> tuple[str, ...]:
        """The lines of one turn, in order; a silence where nothing is left to say."""
        found: list[str] = []
        if not UNREMARKED.intersection(given.intents):
            found += self._reaction(given, judged, state, said)
        for intent in given.intents:
            found += self._said(intent, given, state, (*said, *found))
        return tuple(found) or (SILENT,)

    def _reaction(self, given: Answer, judged: Judged, state: State, said: Sequence[str]) -> tuple[str, ...]:
        """A remark of the card's on anything the reply did, else one of the persona's."""
        shown = {each.behaviour: each.span for each in (*judged.practices, *judged.pitfalls)}
        for says in (self.scenario.says, self.persona.says):
            for behaviour in given.reacts_to:
                span = shown[behaviour]
                line = self._one_of(says, behaviour, state.band, said, span.quote if span else "")
                if line:
                    return line
        return ()

    def _said(self, intent: Intent, given: Answer, state: State, said: Sequence[str]) -> Iterator[str]:
        if intent is Intent.TELL:
            yield from self._told(given.tells, said)
        elif intent is Intent.DISCLOSE:
            yield from self._choice(self.scenario.hidden.told, said)
        else:
            wanted: Intent | None = intent
            while wanted is not None:
                line = self._first(wanted.value, state.band, said)
                if line:
                    yield from line
                    break
                wanted = INSTEAD.get(wanted)
            if intent is Intent.AGAIN:
                yield from self._told(given.tells_again, said)

    def _told(self, facts: Sequence[str], said: Sequence[str]) -> Iterator[str]:
        for fact in self.scenario.facts:
            if fact.id in facts:
                yield from self._choice(fact.told, said)

    def _first(self, trigger: str, band: Band, said: Sequence[str]) -> tuple[str, ...]:
        """A line of the card, else one of the persona."""
        here = (trigger, band, said, "")
        return self._one_of(self.scenario.says, *here) or self._one_of(self.persona.says, *here)

    def _one_of(self, says: Says, trigger: str, band: Band, said: Sequence[str], quote: str) -> tuple[str, ...]:
        fitting = [line for line in says.get(trigger, {}).get(band, ()) if QUOTE not in line or _short(quote)]
        return self._choice(fitting, said, quote)

    def _choice(self, lines: Sequence[str], said: Sequence[str], quote: str = "") -> tuple[str, ...]:
        """One that was not said, by the seed and by how far the conversation is."""
        left = [line for line in (each.replace(QUOTE, quote.rstrip(".,!")) for each in lines) if line not in said]
        pick = max if self.seed % 2 else min
        return (pick(left, key=lambda line: self._chance(line, len(said))),) if left else ()

    def _chance(self, line: str, place: int) -> bytes:
        """What orders lines: an odd seed goes through the order of the next one from the other end."""
        return sha256(f"{self.seed + self.seed % 2}\n{place}\n{line}".encode()).digest()


def _short(quote: str) -> bool:
    """Whether words are few enough to be said back, and more than a greeting."""
    return 0 < len(quote.split()) <= MOST_WORDS_SAID_BACK and not GREETS.match(quote)

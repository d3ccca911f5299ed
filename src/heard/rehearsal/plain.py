"""How a customer stands and was moved, in plain words: the same on every screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from heard.conversation.span import Span
from heard.customer.feeling import MILD, STRONG
from heard.rehearsal.answering import End
from heard.rehearsal.debrief import Compared
from heard.rehearsal.moves import AGAIN, Move, What
from heard.rehearsal.state import MOST, State
from heard.scoring.plain import how_strong

ENDS = {
    End.SATISFIED: "They leave calm, with what they came for, and would come back.",
    End.SERVED: "They got what they came for, and do not feel heard.",
    End.LOST: "They have left.",
    End.UNFINISHED: "They had to go before anything was settled.",
}
TRUST_IN_WORDS = ("none", "little", "some", "much", "full")
PATIENCE_IN_WORDS = ("gone", "short", "some", "enough", "plenty")
CALM = "calm"
WAYS = {
    What.STRAIN: ("more upset", "calmer"),
    What.TRUST: ("more trust", "less trust"),
    What.PATIENCE: ("more patience", "less patience"),
}


def feels(state: State) -> str:
    """What they feel, the strongest first, such as "strong anger, mild worry"."""
    felt = sorted(((strength, name) for name, strength in state.feelings.items() if strength >= MILD), reverse=True)
    return ", ".join(f"{how_strong(min(STRONG, int(strength + 0.5)))} {name}" for strength, name in felt) or CALM


def compared_in_words(compared: Compared) -> str:
    """How a try went beside an earlier one, in a sentence."""
    strain = f"{_by(compared.strain, 'more upset', 'calmer')} at the end"
    trust = _by(compared.trust, "more trusting", "less trusting")
    return f"Than in the earlier try they are {strain}, and {trust}."


def _by(differs: float, more: str, less: str) -> str:
    return f"no {less}" if not differs else f"{more if differs > 0 else less} by {abs(differs):g}"


def trusts(state: State) -> str:
    """How far they trust, in a word."""
    return _word(TRUST_IN_WORDS, state.trust)


def has_patience(state: State) -> str:
    """How much patience is left, in a word."""
    return _word(PATIENCE_IN_WORDS, state.patience)


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that a reply did: its words, and all that it moved, such as "calmer, more trust"."""

    why: str
    span: Span | None
    moved: str


def reasons(moves: Iterable[Move], count: int) -> tuple[Reason, ...]:
    """The weightiest reasons, each once; those that rest on the reply's words come before what any answer does."""
    by_why: dict[str, list[Move]] = {}
    for move in moves:
        by_why.setdefault(move.why.removesuffix(AGAIN), []).append(move)
    weighed = sorted(by_why.items(), key=lambda pair: (pair[1][0].span is None, -sum(abs(each.by) for each in pair[1])))
    return tuple(
        Reason(why, together[0].span, ", ".join(dict.fromkeys(map(_way, together))))
        for why, together in weighed[:count]
    )


def _way(move: Move) -> str:
    more, less = WAYS[move.what]
    return more if move.by > 0 else less


def _word(words: tuple[str, ...], value: float) -> str:
    return words[min(len(words) - 1, int(value / MOST * len(words)))]

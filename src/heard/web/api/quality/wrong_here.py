"""Where Heard is wrong here: how often people of this organisation agree with its judgements, one sort at a time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from heard.access import Action, reach
from heard.quality.agreed import agreed, mistake
from heard.quality.judgement import Value, evidence_for, judgement_from, machine_value
from heard.storage.quality.said import Said, all_said, words_of
from heard.web.api.quality.overrides import is_known
from heard.web.shared.asker import Asked, ReadsSettings
from heard.web.shared.problem import documented

router = APIRouter(tags=["quality"], responses=documented())
MOST_QUOTES = 5
# Among so many of the newest they are looked for, and without words of evidence a quote is cut after so many letters.
LOOKED_AT, LONGEST = 500, 300


class QuoteOut(BaseModel):
    """Words on which a person and Heard do not agree, with what each of them says."""

    conversation_id: int
    turn_id: str
    judgement: str
    quote: str
    machine: int | str
    value: int | str
    reason: str
    at: datetime


class WrongOut(BaseModel):
    """One sort of judgement: on how many words of people the figures rest, and what they are; null: too few to say.

    `judgement` is "heard", "item", or such as "practice:validate". Those of which Heard was not sure count nowhere.
    """

    judgement: str
    count: int
    unsure: int
    is_muted: bool
    agreement: float | None
    low: float | None
    high: float | None
    false_alarms: int | None
    missed: int | None
    otherwise: int | None
    quotes: list[QuoteOut]


@dataclass(frozen=True, slots=True)
class Pair:
    """What a person says, what Heard says, and where the words are on which that rests."""

    said: Said
    machine: Value
    place: tuple[int, int] | None

    @property
    def turn(self) -> tuple[int, str]:
        """The conversation and the turn."""
        return self.said.conversation_id, self.said.turn_id

    @property
    def is_apart(self) -> bool:
        """Whether the two do not agree."""
        return mistake(self.machine, self.said.value) not in {None, "unsure"}


@router.get("/quality/wrong-here")
def read_wrong_here(asked: ReadsSettings) -> list[WrongOut]:
    """Figures of the whole organisation, of which nobody is named; quotes only from what one may read."""
    return [told.model_copy(update={"quotes": _quotes(asked, pairs)}) for told, pairs in _counted(asked)]


def figures_here(asked: Asked) -> list[WrongOut]:
    """The figures alone, for those who are shown no quote: nobody has looked at a conversation then."""
    return [told for told, _ in _counted(asked)]


def _counted(asked: Asked) -> list[tuple[WrongOut, Sequence[Pair]]]:
    """Each sort of judgement with what it was counted from, the one that most was said of first."""
    sorts: defaultdict[str, list[Pair]] = defaultdict(list)
    with asked.state.house.store.reading() as session:
        for said, review in all_said(session):
            judgement = judgement_from(said.judgement)
            machine = machine_value(review, said.turn_id, judgement)
            if machine is not None and is_known(asked, judgement):
                place = evidence_for(review, said.turn_id, judgement)
                sorts[judgement.sort].append(Pair(said, machine, place))
    muted = asked.state.house.settings.contest.muted
    sorted_sorts = sorted(sorts.items(), key=lambda each: (-len(each[1]), each[0]))
    return [(_out(sort, pairs, muted), pairs) for sort, pairs in sorted_sorts]


def _out(sort: str, pairs: Sequence[Pair], muted: frozenset[str]) -> WrongOut:
    found = agreed((each.machine, each.said.value) for each in pairs)
    low, high = found.interval
    figures = {
        "agreement": found.right / found.count if found.count else 0,
        "low": low,
        "high": high,
        **{name: getattr(found, name) for name in ("false_alarms", "missed", "otherwise")},
    }
    return WrongOut(
        judgement=sort,
        count=found.count,
        unsure=found.unsure,
        is_muted=sort.partition(":")[2] in muted,
        quotes=[],
        **(figures if found.is_enough else dict.fromkeys(figures)),
    )


def _quotes(asked: Asked, pairs: Sequence[Pair]) -> list[QuoteOut]:
    """The newest on which the two do not agree, within reach; whoever is shown them has seen the conversations."""
    wrong = [each for each in pairs if each.is_apart][:LOOKED_AT]
    within = reach(asked.principal, Action.READ_CONVERSATIONS)
    if not (wrong and within):
        return []
    with asked.state.house.store.reading() as session:
        words = words_of(session, {each.turn for each in wrong}, within)
    shown = [each for each in wrong if each.turn in words][:MOST_QUOTES]
    for each in shown:
        asked.views(f"conversation {each.said.conversation_id}")
    return [_quote_out(each, words[each.turn]) for each in shown]


def _quote_out(pair: Pair, words: str) -> QuoteOut:
    said, (start, end) = pair.said, pair.place or (0, LONGEST)
    return QuoteOut(
        conversation_id=said.conversation_id,
        turn_id=said.turn_id,
        judgement=said.judgement,
        quote=words[start:end],
        machine=pair.machine,
        value=said.value,
        reason=said.reason,
        at=said.at,
    )

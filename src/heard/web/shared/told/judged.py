"""What people may say in the place of what Heard judges, as pages offer it, and what they have said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heard.errors import InvalidValue
from heard.quality.judgement import (
    ALLOWED,
    NAMED,
    NO,
    Judgement,
    JudgementKind,
    Value,
    item_judgement,
    judgement_from,
    machine_value,
)
from heard.rubric.catalogue import BEHAVIOURS
from heard.settings import Settings

Wire = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value for a judgement; `is_machine` where Heard says the same."""

    judgement: str
    value: Value
    is_machine: bool = False

    @property
    def kind(self) -> str:
        """The kind of the judgement."""
        return self.judgement.partition(":")[0]

    @property
    def said(self) -> str:
        """Both in one word, as a form sends them."""
        return f"{self.judgement}={self.value}"


def titles_of(settings: Settings) -> dict[str, str]:
    """What each behaviour is called that Heard looks for here, the shipped ones and the team's own."""
    shipped = {each.id: each.title for each in BEHAVIOURS}
    return shipped | {each.id: each.title for each in settings.behaviours}


def choices_in(review: Wire, turn_id: str, judgements: Iterable[str]) -> list[Choice]:
    """All that somebody may say of these judgements of a turn."""
    return [choice for name in judgements for choice in _choices(review, turn_id, judgement_from(name))]


def missed_in(review: Wire, turn_id: str, hidden: Iterable[str]) -> list[Choice]:
    """What somebody may say is there in a turn, and Heard has not found."""
    names = [Judgement(JudgementKind(each.kind.value), each.id) for each in BEHAVIOURS if each.id not in set(hidden)]
    if any(each["turn_id"] == turn_id for each in review["readings"]):
        names = [Judgement(kind, name) for kind, some in NAMED.items() for name in some]
    return [
        choice
        for name in names
        if machine_value(review, turn_id, name) == NO
        for choice in _choices(review, turn_id, name)
        if choice.value != NO
    ]


def related(review: Wire, turn_id: str, judgement: str) -> list[str]:
    """The judgement, and with what became of a feeling whether it is there at all."""
    for item in review["ledger"]:
        if item["turn_id"] == turn_id and str(item_judgement(item)) == judgement:
            return judgements_of(item)
    return [judgement]


def judgements_of(item: Wire) -> list[str]:
    """What may be said of an item: what became of it, and of a feeling whether it is there."""
    became = str(item_judgement(item))
    return [f"{JudgementKind.FEELING}:{item['feeling']}", became] if "feeling" in item else [became]


def unsaid(said: str) -> tuple[str, Value | None]:
    """The judgement and the value of what a form has sent; no value takes back."""
    judgement, has_value, value = said.rpartition("=")
    if not has_value:
        raise InvalidValue("Choose what is so.")
    if not value:
        return judgement, None
    return judgement, int(value) if value.isdecimal() and value.isascii() else value


def _choices(review: Wire, turn_id: str, judgement: Judgement) -> Iterator[Choice]:
    machine = machine_value(review, turn_id, judgement)
    for value in ALLOWED[judgement.kind]:
        yield Choice(str(judgement), value, value == machine)

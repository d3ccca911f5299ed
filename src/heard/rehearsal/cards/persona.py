"""Personas: how somebody expresses what they feel. A manner, never a group of people."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from heard.conversation.fields import Fields, know
from heard.errors import InvalidValue, NotFound
from heard.rehearsal.cards.says import Says, says_from

MAY_SAY = frozenset({"id", "title", "manner", "rises", "settles", "opens_at", "withdraws", "says"})


@dataclass(frozen=True, slots=True)
class Persona:
    """A manner of speaking and of being moved.

    `rises` and `settles` are how much of the way to where a reply leads somebody goes at once (0..1); `opens_at` is the
    trust (0..4) from which they tell what they have not told; `withdraws` says that, brushed off, they go quiet and do
    not raise their voice. `says` holds lines that anybody of this manner may say, whatever the matter is.
    """

    id: str
    title: str
    manner: str
    rises: float
    settles: float
    opens_at: float
    withdraws: bool
    says: Says

    def __post_init__(self) -> None:
        if not (0 < self.rises <= 1 and 0 < self.settles <= 1):
            raise InvalidValue(f"Persona {self.id}: rises and settles are shares, more than 0 and at most 1.")


@cache
def personas() -> Mapping[str, Persona]:
    """The personas that come with Heard, by id."""
    text = (files("heard.rehearsal") / "personas.toml").read_text(encoding="utf-8")
    found = [persona_from(each) for each in Fields(tomllib.loads(text), "personas.toml: ").objects("persona")]
    return {each.id: each for each in found}


def find_persona(persona_id: str) -> Persona:
    """The persona with this id; NotFound names the ones there are."""
    if persona_id not in personas():
        raise NotFound(f"There is no persona {persona_id}. Heard knows {', '.join(personas())}.")
    return personas()[persona_id]


def persona_from(fields: Fields) -> Persona:
    """A persona out of a table of a file; InvalidValue says what is wrong and where."""
    know(fields, MAY_SAY)
    said = fields.need("says", fields.object("says"))
    return Persona(
        fields.need("id", fields.text("id")),
        fields.need("title", fields.text("title")),
        fields.need("manner", fields.text("manner")),
        fields.need("rises", fields.number("rises")),
        fields.need("settles", fields.number("settles")),
        fields.need("opens_at", fields.number("opens_at")),
        fields.values.get("withdraws") is True,
        says_from(said),
    )

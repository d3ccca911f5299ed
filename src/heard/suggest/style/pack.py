"""Style packs: how a team wants to sound, as data, one file a pack."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from heard.conversation.fields import Fields
from heard.errors import InvalidValue
from heard.suggest.statements.statement import Register
from heard.suggest.style.trait import HIGH, LOW


@dataclass(frozen=True, slots=True)
class StylePack:
    """A register, a warmth and a directness that hold for every customer; None follows the customer.

    `why` says when it suits, and on whose word: it is a hypothesis for a team to try, not a fact about a people.
    """

    id: str
    why: str
    register: Register | None = None
    warmth: int | None = None
    directness: int | None = None

    def __post_init__(self) -> None:
        for name, value in (("warmth", self.warmth), ("directness", self.directness)):
            if value is not None and not LOW <= value <= HIGH:
                raise InvalidValue(f"Style pack {self.id} has {name} {value}; it runs from {LOW} to {HIGH}.")


@cache
def shipped_packs() -> tuple[StylePack, ...]:
    """The style packs that come with Heard, by id."""
    folder = files("heard.suggest.style.packs")
    found = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple(_pack(name.removesuffix(".toml"), (folder / name).read_text(encoding="utf-8")) for name in found)


def find_pack(pack_id: str) -> StylePack:
    """The pack with this id; InvalidValue names the ones there are."""
    for pack in shipped_packs():
        if pack.id == pack_id:
            return pack
    raise InvalidValue(f"There is no style pack {pack_id}; use {', '.join(pack.id for pack in shipped_packs())}.")


def _pack(pack_id: str, text: str) -> StylePack:
    fields = Fields.of(tomllib.loads(text), pack_id)
    return StylePack(
        pack_id,
        fields.need("why", fields.text("why")),
        fields.choice("register", Register),
        fields.whole_number("warmth"),
        fields.whole_number("directness"),
    )

"""The version of the settings, as whoever changes them knows it: one for all that stands in their files."""

from typing import Annotated

from fastapi import Header, Response

from heard.web.shared.asker import Asked
from heard.wiring.settings.keeper import Change

IfMatch = Annotated[
    str | None, Header(max_length=200, description="The `ETag` that you know: what was changed since is left alone.")
]


def tell_version(asked: Asked, response: Response) -> None:
    """Say which version an answer is of."""
    response.headers["ETag"] = f'"{asked.state.house.keeper.version}"'


def change_by(asked: Asked, what: str, if_match: str | None, *, deed: str = "settings.change") -> Change:
    """The change that somebody asks for; any version will do where they name none."""
    known = (if_match or "*").strip().removeprefix("W/").strip('"')
    return Change(asked.actor, deed, what, None if known == "*" else known)

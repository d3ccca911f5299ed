"""Every route, everybody, everything that an id may name: nobody sees or does what is not theirs (TRUST.md, A1)."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from httpx2 import Response

from heard.storage.conversations import fingerprint
from tests.web.asked import ENDS, Ask
from tests.web.desk import Desk
from tests.web.furnishing import at_desk, furnished
from tests.web.rights import ASKS, OBJECTS, OK, PAGES, PRINCIPALS, RIGHTS, TALKS, WAYS_IN, expected, may_hear
from tests.web.stores import Stores

# Whoever has no right at all is turned away before anything is looked at: one thing tells as much as all.
ALL_CASES = [
    (route, who, thing)
    for route, ask in ASKS.items()
    for who in PRINCIPALS
    for thing in (OBJECTS[ask.names] if who in RIGHTS[ask.right] else OBJECTS[ask.names][:1])
]
# Who has a right is told by no database, and pages ask the store as programs do: of each reach one asks on both what
# they have a right to ask, for what lies within it and beyond.
REACHES = ("ada", "lead", "reviewer")
# What ends something needs a desk of its own: of those who may, one of each reach does, and one who may everywhere.
ENDING = (*REACHES, "first", "admin")
# Tokens open no page, and of two of one role on one team one asks for it; programs ask as everybody.
NOT_BY_PAGE = {"revoked", "disabled", "narrow", "ben", "unlocked"}
CASES = [
    (route, who, thing)
    for route, who, thing in ALL_CASES
    if who in ENDING or ASKS[route].changes != ENDS or expected(who, ASKS[route], thing) != OK
    if route not in PAGES or who not in NOT_BY_PAGE
]
ON_BOTH = [
    (route, who, thing)
    for route, who, thing in CASES
    if route not in PAGES and who in REACHES and who in RIGHTS[ASKS[route].right]
]
ON_SQLITE = pytest.mark.parametrize("stores", ["sqlite"], indirect=True, scope="module")
POSTGRES = [pytest.param("postgres", marks=pytest.mark.postgres)]
ON_POSTGRES = pytest.mark.parametrize("stores", POSTGRES, indirect=True, scope="module")


@dataclass(frozen=True, slots=True)
class Rooms:
    """A desk at which nothing is changed, one at which things are added, and as many more as are needed."""

    quiet: Desk
    busy: Desk
    opening: Callable[[], AbstractContextManager[Desk]]


@pytest.fixture(scope="module")
def rooms(stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    """Desks, each on a copy of one store and one home; jobs that are started do nothing."""
    first = tmp_path_factory.mktemp("home")
    with stores.another(first) as source:
        left = furnished(source, first)

    @contextmanager
    def opening() -> Iterator[Desk]:
        home = shutil.copytree(first, tmp_path_factory.mktemp("copy"), dirs_exist_ok=True)
        with stores.another(home, source) as store, at_desk(left, store, home) as desk:
            yield desk

    with pytest.MonkeyPatch.context() as patch:
        do_nothing(patch, tmp_path_factory.mktemp("elsewhere"))
        with opening() as quiet, opening() as busy:
            yield Rooms(quiet, busy, opening)


def do_nothing(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have jobs run a Heard that ends at once: what they do is held in tests/jobs."""
    (folder / "heard").mkdir()
    for name in ("__init__.py", "__main__.py"):
        (folder / "heard" / name).touch()
    patch.setenv("PYTHONPATH", str(folder))


def test_every_route_has_a_line_in_the_table(rooms: Rooms) -> None:
    app = rooms.quiet.office.client.app
    assert isinstance(app, FastAPI)
    ours = [each for each in iter_route_contexts(app.routes) if isinstance(each.original_route, APIRoute)]
    routes = {f"{method} {each.path}" for each in ours for method in each.methods or ()}
    missing, gone = sorted(routes - ASKS.keys() - WAYS_IN), sorted((ASKS.keys() | WAYS_IN) - routes)
    assert not missing, f"Add to ASKS in tests/web/rights.py who may ask, and a valid request: {', '.join(missing)}."
    assert not gone, f"Take out of ASKS in tests/web/rights.py what is no route any more: {', '.join(gone)}."


def test_the_matrix_is_large_enough() -> None:
    assert len(CASES) >= 600


@ON_SQLITE
@pytest.mark.parametrize(("route", "who", "thing"), CASES)
def test_nobody_gets_further_than_the_table_says(rooms: Rooms, route: str, who: str, thing: str) -> None:
    _check(rooms, route, who, thing)


@ON_POSTGRES
@pytest.mark.parametrize(("route", "who", "thing"), ON_BOTH)
def test_nobody_gets_further_on_the_other_database(rooms: Rooms, route: str, who: str, thing: str) -> None:
    _check(rooms, route, who, thing)


def _check(rooms: Rooms, route: str, who: str, thing: str) -> None:
    ask, status = ASKS[route], expected(who, ASKS[route], thing)
    with _desk_for(rooms, ask, status) as desk:
        id_ = desk.id_of(who, ask, thing)
        answer = desk.ask(who, route, ask, id_)
        assert (OK if _is_let_in(answer) else answer.status_code) == status, answer.text
        assert not [name for name in TALKS if f"canary-{name}" in answer.text and name not in may_hear(who)]
        if status == 404:
            unknown = desk.ask(who, route, ask, desk.unknown_id(ask))
            told = _without(unknown.text, desk.unknown_id(ask))
            assert (unknown.status_code, told) == (404, _without(answer.text, id_))


def test_what_is_refused_changes_nothing(rooms: Rooms) -> None:
    desk = rooms.quiet
    before = _state(desk)
    for route, ask in ASKS.items():
        for who in ("cyd", "lead", "trainer", "nobody"):
            for thing in OBJECTS[ask.names]:
                if ask.changes and expected(who, ask, thing) in {403, 404}:
                    desk.ask(who, route, ask, desk.id_of(who, ask, thing))
    assert _state(desk) == before


def _desk_for(rooms: Rooms, ask: Ask, status: int) -> AbstractContextManager[Desk]:
    """Where it may be asked without being in the way of others; what is refused changes nothing."""
    if ask.changes == ENDS and status == OK:
        return rooms.opening()
    return nullcontext(rooms.busy if ask.changes and status == OK else rooms.quiet)


def _is_let_in(answer: Response) -> bool:
    """A form leads on once it has done what was asked; a stranger is led to the door, and then back."""
    return answer.is_success or (answer.has_redirect_location and "next=" not in answer.headers["location"])


def _without(text: str, id_: str) -> str:
    return re.sub(rf"\b{re.escape(id_)}\b", "...", text)


def _state(desk: Desk) -> tuple[str, str, str]:
    first = partial(desk.office.client.get, headers=desk.programs["first"])
    with desk.office.house.store.reading() as session:
        return fingerprint(session), first("/api/v1/audit").text, first("/api/v1/users").text

"""What was said is in no line of the log, and in no figure (TRUST.md, A18)."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TypeAlias

import pytest
import structlog

from heard.storage.store import Store
from heard.web.shared.watch import log_to_stderr
from tests.web.office import Office, open_office

Log: TypeAlias = Callable[[], list[str]]
CANARY = "canary-of-the-log"
API = "/api/v1"


@pytest.fixture
def log() -> Iterator[Log]:
    """The log as a server writes it, by its lines; afterwards it is as it was."""
    root, before = logging.getLogger(), (logging.getLogger().handlers, logging.getLogger().level)
    with redirect_stderr(StringIO()) as written:
        log_to_stderr()
    yield partial(_lines, written)
    structlog.reset_defaults()
    root.handlers, root.level = before[0], before[1]


def _lines(written: StringIO) -> list[str]:
    return written.getvalue().splitlines()


@pytest.fixture
def watched(log: Log, store: Store, tmp_path: Path) -> Iterator[tuple[Office, Log]]:
    """The office, and its log."""
    with open_office(store, tmp_path) as office:
        yield office, log


def drive(office: Office) -> None:
    """Requests of many kinds, each with the canary somewhere in it."""
    talk, turn = f"{API}/conversations/{office.keys['ada-1']}", {"role": "customer", "text": CANARY}
    sent = [
        ("POST", f"{talk}/turns", turn),
        ("POST", f"{talk}/turns", turn | {"role": CANARY, CANARY: CANARY}),
        ("POST", f"{talk}/draft", {"draft": CANARY}),
        ("POST", f"{API}/review", {"turns": [turn]}),
        ("POST", f"{API}/review", {"turns": CANARY}),
        ("POST", f"{API}/conversations", {"id": CANARY, "turns": [turn]}),
        ("POST", f"{API}/conversations?source={CANARY}!", {"turns": [turn]}),
        ("GET", f"{API}/search?q={CANARY}", None),
        ("GET", f"{API}/search?q={CANARY}&cursor={CANARY}", None),
        ("GET", f"{API}/customers?who={CANARY}", None),
        ("GET", f"{API}/conversations?team={CANARY}", None),
        ("GET", f"{API}/conversations/{CANARY}", None),
        ("GET", f"/{CANARY}", None),
        ("CANARY-OF-THE-LOG", f"{API}/me", None),
        ("GET", f"{talk}/review", None),
    ]
    for method, path, body in sent:
        office.client.request(method, path, json=body, headers=office.of("first") | {"User-Agent": CANARY})
    office.client.get(f"{API}/me", headers={"Authorization": f"Bearer {CANARY}"})


def test_no_line_of_the_log_and_no_figure_holds_what_was_said(watched: tuple[Office, Log]) -> None:
    office, log = watched
    drive(office)
    lines = log()
    assert len(lines) >= 16
    assert all(json.loads(line)["event"] == "request" for line in lines)
    figures = office.client.get("/metrics", headers=office.of("first")).text
    for told in (*lines, figures):
        assert CANARY not in told.lower()
    assert not [secret for secret in office.tokens.values() if secret in "\n".join(lines) + figures]


def test_a_mistake_is_told_by_its_kind_and_its_place(log: Log) -> None:
    try:
        int(CANARY)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("What was said: %s", CANARY)
    told = json.loads(log()[0])
    assert (told["error"], told["event"]) == ("ValueError", "error")
    assert CANARY not in json.dumps(told)


def test_figures_count_by_route_and_never_by_id(watched: tuple[Office, Log]) -> None:
    office, _ = watched
    drive(office)
    figures = office.client.get("/metrics", headers=office.of("first")).text
    assert 'route="/conversations/{id}/turns"' in figures
    assert 'method="unknown"' in figures

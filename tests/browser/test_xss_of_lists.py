"""Stored XSS in the team's own words, in files, and in lists: statements, playbook, suggestions, imports, notices."""

import json
from typing import Any

import pytest
from playwright.sync_api import Route, expect
from sqlalchemy import insert

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.storage.conversations import find, keep
from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from heard.storage.jobs import JobKind, JobState
from heard.storage.schema import JOB
from heard.suggest.statements.statement import Intent, Statement
from heard.wiring.settings.files import STATEMENTS
from heard.wiring.settings.keeper import Change
from tests.browser.conftest import Visit
from tests.browser.payloads import PAYLOADS, SOME
from tests.browser.places import onward, send, texts, values
from tests.browser.scene import bring_in, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web


def is_statement(text: str) -> bool:
    """Whether it can be one: braces are slots there."""
    try:
        return bool(Statement("x", Intent.CLOSING, text))
    except InvalidValue:
        return False


def test_it_stays_text_in_statements(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    own = [each for each in PAYLOADS if is_statement(each)]
    assert len(own) > 0.9 * len(PAYLOADS)
    tables = [
        f'[[statement]]\nid = "own-{n}"\nintent = "closing"\ntext = {json.dumps(each)}\n' for n, each in enumerate(own)
    ]
    change = Change("a test", "settings.change", "statements")
    crowd.house.keeper.change(change, STATEMENTS, lambda text: text + "\n".join(tables))
    visit.enter(crowd, "ada", "/statements")
    assert texts(visit, ".rows .said > [dir]") == own
    visit.enter(crowd, "first", "/statements")
    assert texts(visit, ".rows a > [dir]") == own
    visit.page.route("**/statements/preview", lambda route: route.fulfill(json={"example": own[0], "problems": own}))
    visit.go("/statements/own-0")
    expect(visit.page.locator(".example")).to_have_text(own[0])
    assert (texts(visit, ".mend li"), values(visit, "#text")) == (own, [own[0]])
    for payload in set(PAYLOADS) - set(own):
        send(visit, "/statements/own-0", [("text", payload)])
        assert values(visit, "#text") == [payload]
    assert dialogs == []


def test_it_stays_text_in_a_playbook(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    offers = [{"id": f"o{n}{each}", "text": each, "option": each, "when": [each]} for n, each in enumerate(PAYLOADS)]
    steps = [{"id": f"s{n}{each}", "text": each, "when": [each]} for n, each in enumerate(PAYLOADS)]
    sent = {"offers": offers, "steps": steps}
    written = crowd.client.put("/api/v1/playbook", json=sent, headers=crowd.of("first"))
    assert written.is_success, written.text
    visit.enter(crowd, "ada", "/playbook")
    assert texts(visit, ".rows [dir]") == [*PAYLOADS, *PAYLOADS]
    visit.enter(crowd, "first", "/playbook")
    assert texts(visit, "summary[dir]") == [*PAYLOADS, *PAYLOADS]
    for column in ("text", "option", "step_text"):
        assert values(visit, f"[name={column}]")[: len(PAYLOADS)] == list(PAYLOADS)
    for column in ("when", "step_when"):
        # What calls for it is kept in small letters.
        assert values(visit, f"[name={column}]")[: len(PAYLOADS)] == [each.lower() for each in PAYLOADS]
    for payload in SOME:
        send(
            visit,
            "/playbook",
            [("offer", "x"), ("text", payload), *((each, "") for each in ("option", "up_to", "currency", "when"))],
        )
        assert payload.strip() in "".join(texts(visit, "#problem"))
    assert dialogs == []


def test_it_stays_text_in_suggestions(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    (key,) = bring_in(crowd, rich_talk())

    def suggest(route: Route) -> None:
        told: dict[str, Any] = route.fetch().json()
        told["cue"] = PAYLOADS[0]
        told["reply"]["suggestions"] = [{"text": each, "why": each, "at": 0, "span": None} for each in PAYLOADS]
        route.fulfill(json=told)

    visit.page.route("**/draft", suggest)
    visit.enter(crowd, "ada", f"/desk/{key}")
    visit.page.locator("#draft").fill("I will look.")
    visit.page.locator("reply-composer[data-state=read]").wait_for()
    assert texts(visit, ".suggestion ins") == texts(visit, ".suggestion .why") == list(PAYLOADS)
    visit.page.locator(".suggestion .take").first.click()
    assert values(visit, "#draft") == [f"{PAYLOADS[0]}I will look."]
    assert dialogs == []


def test_it_stays_text_in_imports(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    counts = dict.fromkeys("new grown already erased turns read rejected".split(), 1)
    ids = [f"import-x-{number:03}" for number in range(len(PAYLOADS))]
    shown = []
    for start in range(0, len(PAYLOADS), 30):
        with crowd.house.store.writing() as session:
            common = {"kind": JobKind.IMPORT.value, "state": JobState.FAILED.value, "done": 0, "counts": counts}
            common |= {"started_at": session.at, "changed_at": session.at}
            rows = [
                common | {"id": id_, "title": each, "problem": each, "arguments": {"path": "/none/x", "source": each}}
                for id_, each in list(zip(ids, PAYLOADS, strict=True))[start : start + 30]
            ]
            session.connection.execute(insert(JOB), rows)
        visit.enter(crowd, "first", "/import")
        shown += texts(visit, ".rows strong")[: len(rows)][::-1]
    assert shown == list(PAYLOADS)
    for payload in SOME:
        visit.go(f"/import/{ids[PAYLOADS.index(payload)]}")
        assert texts(visit, "h1") == texts(visit, "main .problem") == [payload]
    assert dialogs == []


def test_it_stays_text_in_rows_that_cannot_be_read_and_in_names_of_files(
    visit: Visit, crowd: Office, dialogs: list[str]
) -> None:
    visit.enter(crowd, "first", "/import")
    for start in range(0, len(PAYLOADS), 10):
        some = PAYLOADS[start : start + 10]
        talks = [{"id": each, "turns": [{"role": each, "text": "x"}]} for each in some]
        talks.append({"id": "1", "turns": [{"role": "customer", "text": "x"}]})
        lines = "\n".join(map(json.dumps, talks)).encode()
        name = some[0].replace("/", "_")
        with visit.page.expect_response("**/import/look"):
            visit.page.locator("#file").set_input_files(
                {"name": f"{name}.jsonl", "mimeType": "text/html", "buffer": lines}
            )
        expect(visit.page.locator(".seen li.problem, .seen ul.small li")).to_have_count(len(some))
        told = texts(visit, ".seen ul.small li")
        # A sentence about a file leaves out what turns it around.
        assert all(each.replace("\u202e", " ")[:12] in line for each, line in zip(some, told, strict=True)), told
        with visit.page.expect_response("**/import/look"):
            visit.page.locator("#file").set_input_files({"name": f"{name}.csv", "mimeType": "text/html", "buffer": b""})
        expect(visit.page.get_by_role("alert")).to_contain_text("empty")
    assert dialogs == []


def test_it_stays_text_in_lists_and_notices_by_whomever_it_was_named(
    visit: Visit, crowd: Office, dialogs: list[str]
) -> None:
    turns = (Turn("1", Role.CUSTOMER, "Where is it?"), Turn("2", Role.AGENT, "Here."))
    talks = [
        Conversation(
            f"n{n}", turns, customer=Customer(f"c{n}", each), agent=Agent(f"a{n}", each), subject=each, team=each
        )
        for n, each in enumerate(PAYLOADS)
    ]
    with crowd.house.store.writing() as session:
        keep(session, "desk", talks)
        for talk in talks:
            notice(session, find(session, "desk", talk.id), Notified.CHURN_RISK, "1")
    for path, named in (("/conversations", 3), ("/notices", 2)):
        visit.enter(crowd, "first", path)
        subjects, names = texts(visit, ".rows strong"), texts(visit, ".rows .facts [dir=auto]:not(time)")
        while onward(visit):
            subjects += texts(visit, ".rows strong")
            names += texts(visit, ".rows .facts [dir=auto]:not(time)")
        assert subjects[: len(PAYLOADS)] == list(reversed(PAYLOADS))
        wanted = [name for each in reversed(PAYLOADS) for name in (each, f"with {each}", each)[:named]]
        assert names[: len(wanted)] == wanted
    visit.go("/desk")
    assert set(texts(visit, ".talks strong")) <= set(PAYLOADS)
    assert dialogs == []


def test_it_stays_text_in_a_source_that_a_list_is_narrowed_to(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    visit.enter(crowd, "ada", "/conversations")
    for payload in (each for each in PAYLOADS[::9] if len(each) <= 100):
        visit.page.evaluate(
            "(source) => { location.href = `/conversations?${new URLSearchParams({ source })}`; }", payload
        )
        expect(visit.page.locator("main bdi")).to_have_text(payload.strip())
    assert dialogs == []

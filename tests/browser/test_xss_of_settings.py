"""Stored XSS in all that is no conversation: people, programs, rules, the team's words, files, notices, audit."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Route, expect
from sqlalchemy import insert, select, update

from heard.access import AccessRole
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.storage.access import audit, doors
from heard.storage.access.doors import Terms
from heard.storage.conversations import find, keep
from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from heard.storage.jobs import JobKind, JobState
from heard.storage.schema import DELIVERY, HELD_ROLE, JOB, TEAM, USER, WEBHOOK
from heard.suggest.statements.statement import Intent, Statement
from heard.wiring.settings.files import STATEMENTS
from heard.wiring.settings.keeper import Change
from tests.browser.conftest import Visit
from tests.browser.payloads import PAYLOADS
from tests.browser.scene import bring_in, hooked, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web

# Where a page shows one at a time, some stand for all: of each way to write one several.
SOME = PAYLOADS[::17]
# A form of our own with these fields, sent as a browser sends one.
SEND = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of fields) {
    form.append(Object.assign(document.createElement("textarea"), { name, value }));
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


def texts(visit: Visit, places: str) -> list[str]:
    """What stands in some places of the page."""
    return visit.page.locator(places).all_text_contents()


def values(visit: Visit, fields: str) -> list[str]:
    """What stands in some fields."""
    found: list[str] = visit.page.locator(fields).evaluate_all("(all) => all.map((each) => each.value)")
    return found


def send(visit: Visit, path: str, fields: Sequence[tuple[str, str]]) -> None:
    """Send a form to a path, and wait for what is shown then."""
    with visit.page.expect_navigation():
        visit.page.evaluate(SEND, [path, fields])


def onward(visit: Visit) -> bool:
    """Go on to the next rows, if there are more."""
    further = visit.page.locator("main .inline > a.deed")
    if not further.count():
        return False
    with visit.page.expect_navigation():
        further.click()
    return True


def test_it_stays_text_in_names_and_addresses_of_people(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    with crowd.house.store.writing() as session:
        rows = [{"email": f"{each}{n}@x.test", "name": each, "since": session.at} for n, each in enumerate(PAYLOADS)]
        session.connection.execute(insert(USER), rows)
        ids = {row.name: row.id for row in session.connection.execute(select(USER.c.name, USER.c.id))}
    visit.enter(crowd, "admin", "/settings/people")
    names, addresses = texts(visit, ".rows strong"), texts(visit, ".rows [dir=ltr]")
    while onward(visit):
        names += texts(visit, ".rows strong")
        addresses += texts(visit, ".rows [dir=ltr]")
    assert names[-len(PAYLOADS) :] == list(PAYLOADS)
    assert addresses[-len(PAYLOADS) :] == [row["email"] for row in rows]
    for payload in SOME:
        visit.go(f"/settings/people/{ids[payload]}")
        assert texts(visit, "h1") == [payload]
    assert dialogs == []


def test_it_stays_text_in_names_of_teams(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    with crowd.house.store.writing() as session:
        session.connection.execute(insert(TEAM), [{"name": each} for each in PAYLOADS])
        ids = {row.name: row.id for row in session.connection.execute(select(TEAM.c.name, TEAM.c.id))}
        held = [
            {"user_id": crowd.users["first"], "role": AccessRole.AGENT.value, "team_id": ids[each]} for each in PAYLOADS
        ]
        session.connection.execute(insert(HELD_ROLE), held)
    visit.enter(crowd, "first", "/settings/teams")
    assert set(texts(visit, ".rows strong")) >= set(PAYLOADS)
    visit.go("/settings/people/new")
    assert {f"In the team {each}" for each in PAYLOADS} <= set(texts(visit, "legend"))
    visit.go("/settings/people")
    assert {f"Agent in {each}" for each in PAYLOADS} <= set(texts(visit, ".rows .facts span"))
    visit.go("/")
    assert all(each in visit.page.locator("main").text_content() for each in PAYLOADS)
    for payload in SOME:
        visit.go(f"/settings/teams/{ids[payload]}")
        assert texts(visit, "h1") == values(visit, "#name") == [payload]
    assert dialogs == []


def test_it_stays_text_in_names_of_tokens(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    with crowd.house.store.writing() as session:
        for payload in PAYLOADS:
            doors.add_token(session, crowd.users["ada"], payload, Terms(payload, ("conversations:read",)))
    visit.enter(crowd, "ada", "/account")
    assert texts(visit, ".rows strong")[1:] == list(PAYLOADS)
    buttons = visit.page.locator(".rows button").evaluate_all("(all) => all.map((each) => each.ariaLabel)")
    assert buttons[1:] == [f"Revoke {each}" for each in PAYLOADS]
    for payload in SOME:
        send(visit, "/account/tokens", [("name", payload), ("scopes", "conversations:read")])
        assert texts(visit, "#made") == [f"The token {payload}"]
    assert dialogs == []


def test_it_stays_text_in_what_is_told_of_webhooks(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    id_ = hooked(crowd)
    with crowd.house.store.reading() as session:
        there = dict(session.connection.execute(select(WEBHOOK)).mappings().one())
    with crowd.house.store.writing() as session:
        rows = [there | {"id": id_ + n, "url": each} for n, each in enumerate(PAYLOADS, 1)]
        session.connection.execute(insert(WEBHOOK), rows)
    visit.enter(crowd, "admin", "/settings/webhooks")
    assert texts(visit, ".rows strong")[1:] == list(PAYLOADS)
    for payload in SOME:
        with crowd.house.store.writing() as session:
            told = {"url": payload, "off_at": session.at, "off_because": payload}
            session.connection.execute(update(WEBHOOK).where(WEBHOOK.c.id == id_).values(told))
            session.connection.execute(update(DELIVERY).values(told=payload))
        visit.go(f"/settings/webhooks/{id_}")
        assert texts(visit, "h1") == [payload]
        assert payload in visit.page.locator(".problem").text_content()
        assert payload in visit.page.locator(".rows .quiet").text_content()
    assert dialogs == []


# Forms that cannot be used are shown again with what was typed: the path, what is sent, and where it stands then.
FORMS = {
    "rules": ("/settings", "conversations reviews jobs events hosts"),
    "writer": ("/settings/writer", "url model key"),
    "invitation": ("/settings/people", "name email"),
    "webhook": ("/settings/webhooks", "url"),
}


@pytest.mark.parametrize("name", FORMS)
def test_it_stays_text_in_a_form_that_is_shown_again(
    visit: Visit, crowd: Office, dialogs: list[str], name: str
) -> None:
    path, fields = FORMS[name][0], FORMS[name][1].split()
    visit.enter(crowd, "first", path.removesuffix("/writer"))
    some = PAYLOADS[:: 2 if len(fields) > 2 else 8]
    for start in range(0, len(some), len(fields)):
        typed = list(zip(fields, some[start : start + len(fields)], strict=False))
        send(visit, path, typed)
        assert visit.page.locator("#problem").count() == 1
        shown = [(field, *values(visit, f"#{field}")) for field, _ in typed]
        # A field for an address takes no blanks around one.
        assert [(field, value.strip()) for field, value in shown] == [(field, value.strip()) for field, value in typed]
    assert dialogs == []


def test_it_stays_text_in_the_name_of_a_model(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    visit.enter(crowd, "first", "/settings")
    for payload in SOME:
        writer = {"url": "http://127.0.0.1:9/v1", "model": payload}
        changed = crowd.client.patch("/api/v1/settings", json={"writer": writer}, headers=crowd.of("first"))
        assert changed.is_success
        visit.go("/settings")
        assert payload in visit.page.locator("#writer").text_content()
        assert values(visit, "#model") == [payload]
    assert dialogs == []


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
        assert payload.strip() in visit.page.locator("#problem").text_content()
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


def test_it_stays_text_in_the_audit(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    with crowd.house.store.writing() as session:
        for payload in PAYLOADS:
            audit.record(session, payload, payload, f"of {payload}", why=payload)
    visit.enter(crowd, "admin", "/settings/audit")
    for name in ("by", "deed"):
        assert set(values(visit, f"[name={name}] option")) >= set(PAYLOADS)
        assert {each.strip() for each in texts(visit, f"[name={name}] option")} >= {each.strip() for each in PAYLOADS}
    places = dict.fromkeys((".rows strong", ".rows p > span", ".rows .small", ".rows code"), ())
    while True:
        places = {place: (*there, *texts(visit, place)) for place, there in places.items()}
        if not onward(visit):
            break
    names, what, why, deeds = map(set, places.values())
    assert set(PAYLOADS) <= names & why & deeds
    assert {f"of {each}" for each in PAYLOADS} <= what
    for payload in SOME:
        if payload.isascii():
            visit.go("/settings/audit")
            visit.page.locator("[name=deed]").select_option(payload)
            visit.page.get_by_role("button", name="Show").click()
            assert texts(visit, ".rows code") == [payload]
    assert dialogs == []

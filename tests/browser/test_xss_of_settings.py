"""Stored XSS in what administrators look after: people, teams, programs, rules, and the audit."""

import pytest
from sqlalchemy import insert, select, update

from heard.access import AccessRole
from heard.storage.access import audit, doors
from heard.storage.access.doors import Terms
from heard.storage.outgoing.tables import DELIVERY, WEBHOOK
from heard.storage.schema import HELD_ROLE, TEAM, USER
from tests.browser.conftest import Visit
from tests.browser.payloads import PAYLOADS, SOME
from tests.browser.places import onward, send, texts, values
from tests.browser.scene import hooked
from tests.web.office import Office

pytestmark = pytest.mark.web


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
    assert all(each in "".join(texts(visit, "main")) for each in PAYLOADS)
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
        assert payload in "".join(texts(visit, ".problem"))
        assert payload in "".join(texts(visit, ".rows .quiet"))
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
    some = PAYLOADS[:: 3 if len(fields) > 2 else 13]
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
        assert payload in "".join(texts(visit, "#writer"))
        assert values(visit, "#model") == [payload]
    assert dialogs == []


def test_it_stays_text_in_the_audit(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    with crowd.house.store.writing() as session:
        for payload in PAYLOADS:
            audit.record(session, payload, payload, f"of {payload}", why=payload)
    visit.enter(crowd, "admin", "/settings/audit")
    for name in ("by", "deed"):
        assert set(values(visit, f"[name={name}] option")) >= set(PAYLOADS)
        assert {each.strip() for each in texts(visit, f"[name={name}] option")} >= {each.strip() for each in PAYLOADS}
    told: dict[str, set[str]] = {
        each: set() for each in (".rows strong", ".rows p > span", ".rows .small", ".rows code")
    }
    is_more = True
    while is_more:
        for place, there in told.items():
            there.update(texts(visit, place))
        is_more = onward(visit)
    names, what, why, deeds = told.values()
    assert set(PAYLOADS) <= names & why & deeds
    assert {f"of {each}" for each in PAYLOADS} <= what
    for payload in SOME[::3]:
        if payload.isascii():
            visit.go("/settings/audit")
            visit.page.locator("[name=deed]").select_option(payload)
            visit.page.get_by_role("button", name="Show").click()
            assert texts(visit, ".rows code") == [payload]
    assert dialogs == []

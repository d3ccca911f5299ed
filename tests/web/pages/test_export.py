"""Tables as files: the same rows as on the page, and nothing that a spreadsheet would compute."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.access import audit
from heard.storage.access.teams import rename_team
from heard.storage.conversations import keep
from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from heard.storage.insights.causes import name_cause
from heard.storage.schema import USER
from heard.web.shared.table import FileKind
from tests.browser.scene import (
    begin_calibrations,
    bring_in,
    contested,
    grade,
    hooked,
    import_that_runs,
    rich_talk,
    write_playbook,
)
from tests.storage.quality.talks import talk
from tests.web.api.test_annotations import note
from tests.web.figures import answers_of_weeks, causes_of, weeks_of
from tests.web.office import Office, open_office
from tests.web.rights import ASKS
from tests.web.stores import Stores
from tests.web.trials import trials_of


def rows_of(office: Office, who: str, path: str) -> list[dict[str, str]]:
    """The rows of a CSV that somebody takes along."""
    answer = office.client.get(path, headers=office.sign_in(who))
    assert answer.headers["content-disposition"].endswith('.csv"')
    return list(csv.DictReader(StringIO(answer.text)))


def sheet_of(content: bytes) -> list[tuple[Any, ...]]:
    """The cells of a workbook that somebody takes along."""
    return list(load_workbook(BytesIO(content)).active.iter_rows())


def test_a_list_is_taken_along_with_its_filter(office: Office) -> None:
    names = {row["external_id"] for row in rows_of(office, "lead", "/conversations/export")}
    assert names == {"ada-1", "ben-1", "open-1"}
    assert [row["external_id"] for row in rows_of(office, "lead", "/conversations/export?whose=queue")] == ["open-1"]


def test_more_than_one_part_of_a_list_is_taken_along(office: Office) -> None:
    turns = (Turn("1", Role.CUSTOMER, "zebra"),)
    with office.house.store.writing() as session:
        keep(session, "desk", [Conversation(f"z{number}", turns, team="parcels") for number in range(450)])
    assert len(rows_of(office, "lead", "/conversations/export")) == 453
    assert len(rows_of(office, "lead", "/search/export?q=zebra")) == 450


def test_what_was_found_is_taken_along_as_json(office: Office) -> None:
    answer = office.client.get("/search/export?q=parcel&kind=jsonl", headers=office.sign_in("ada"))
    found = [json.loads(line) for line in answer.text.splitlines()]
    assert {each["conversation_id"] for each in found} == {office.keys["ada-1"], office.keys["open-1"]}


def test_no_spreadsheet_computes_what_a_customer_wrote(office: Office) -> None:
    with office.house.store.writing() as session:
        keep(session, "desk", [Conversation("f", (Turn("1", Role.CUSTOMER, "=1+1 zebra"),), team="parcels")])
    [row] = rows_of(office, "lead", "/search/export?q=zebra")
    assert row["text"] == "'=1+1 zebra"


def test_people_are_taken_along_with_what_they_are(office: Office) -> None:
    roles = {row["email"]: row["roles"].splitlines() for row in rows_of(office, "admin", "/settings/people/export")}
    assert roles["lead@example.test"] == ["lead in parcels"]
    assert roles["first@example.test"] == ["admin in all teams", "agent in all teams", "lead in all teams"]
    assert roles["nobody@example.test"] == []


def test_teams_are_taken_along_and_who_is_in_one(office: Office) -> None:
    teams = rows_of(office, "admin", "/settings/teams/export")
    assert [(row["name"], row["people"], row["conversations"]) for row in teams] == [
        ("parcels", "5", "3"),
        ("refunds", "2", "2"),
    ]
    members = rows_of(office, "admin", f"/settings/teams/{office.teams['refunds']}/export")
    assert [(row["name"], row["role"]) for row in members] == [("Cyd", "agent"), ("Other-Lead", "lead")]


def test_webhooks_are_taken_along_without_their_keys(office: Office) -> None:
    hooked(office)
    [row] = rows_of(office, "admin", "/settings/webhooks/export")
    assert (row["url"], row["types"]) == ("https://127.0.0.1/hooks/heard", "conversation.turns")
    assert "signing_key" not in row


def test_what_did_not_reach_a_webhook_is_taken_along(office: Office) -> None:
    [row] = rows_of(office, "admin", f"/settings/webhooks/{hooked(office)}/export")
    assert (row["state"], row["told"], row["conversation_id"]) == (
        "dead",
        "It answered 500.",
        str(office.keys["ada-1"]),
    )
    gone = office.client.get("/settings/webhooks/987654/export", headers=office.sign_in("admin"))
    assert gone.status_code == 404


def test_notices_are_taken_along_by_those_who_may_see_the_conversation(office: Office) -> None:
    with office.house.store.writing() as session:
        notice(session, office.keys["ada-1"], Notified.CHURN_RISK, "1")
    [row] = rows_of(office, "ada", "/notices/export")
    assert (row["signal"], row["turn_id"], row["agent"]) == ("churn_risk", "1", "ada")
    assert rows_of(office, "cyd", "/notices/export") == []


def test_imports_are_taken_along_with_what_came_of_them(office: Office) -> None:
    id_ = import_that_runs(office)
    [row] = rows_of(office, "admin", "/import/export")
    assert (row["id"], row["title"], row["state"]) == (id_, "Support inbox 2026.csv", "running")
    assert (row["read"], row["rejected"]) == ("56", "4")


def test_statements_are_taken_along_as_the_page_was_narrowed(office: Office) -> None:
    sent = {"intent": "closing", "text": "Write to me whenever {thing} is late.", "channels": ["chat", "sms"]}
    assert office.client.put("/api/v1/statements/own-1", json=sent, headers=office.of("admin")).is_success
    [own] = rows_of(office, "ada", "/statements/export")
    assert (own["id"], own["channels"], own["own"], own["retired"]) == ("own-1", "chat\nsms", "true", "false")
    closing = rows_of(office, "ada", "/statements/export?intent=closing")
    assert {row["intent"] for row in closing} == {"closing"}
    assert len(closing) > 10


def test_a_playbook_is_taken_along_as_rows(office: Office) -> None:
    write_playbook(office)
    rows = rows_of(office, "ada", "/playbook/export")
    assert [(row["part"], row["id"], row["up_to"]) for row in rows] == [
        ("offer", "v", "10.0"),
        ("offer", "a", ""),
        ("step", "t", ""),
    ]
    assert rows[2]["when"] == "late\nmissing"


def test_a_story_is_taken_along(office: Office) -> None:
    row = office.client.get("/api/v1/conversations", headers=office.of("ada")).json()["items"][-1]
    [episode] = rows_of(office, "ada", f"/customers/{row['customer_id']}/export")
    assert (episode["conversation_id"], episode["channel"]) == (str(row["id"]), row["channel"])


def test_views_are_taken_along_ones_own_and_those_of_others(office: Office) -> None:
    what = f"conversation {office.keys['ada-1']}"
    office.client.get(f"/conversations/{office.keys['ada-1']}", headers=office.sign_in("lead"))
    assert [(row["who"], row["what"]) for row in rows_of(office, "lead", "/about-my-data/export")] == [("Lead", what)]
    assert [row["who"] for row in rows_of(office, "ada", "/about-my-data/export?others=true")] == ["Lead"]
    assert rows_of(office, "lead", "/about-my-data/export?others=true") == []


# The page of each table, and what the audit says it was narrowed to.
TABLES = {
    "people": ("/settings/people", ""),
    "teams": ("/settings/teams", ""),
    "members": ("/settings/teams/{team}", "?team={team}"),
    "webhooks": ("/settings/webhooks", ""),
    "deliveries": ("/settings/webhooks/{webhook}", "?webhook={webhook}&state=dead"),
    "notices": ("/notices", ""),
    "imports": ("/import", ""),
    "statements": ("/statements?intent=closing", "?intent=closing"),
    "playbook": ("/playbook", ""),
    "story": ("/customers/{customer}", "?customer={customer}"),
    "views": ("/about-my-data", "?others=false"),
    "conversations": ("/conversations?whose=queue", "?whose=queue"),
    "search": ("/search?q=parcel", ""),
    "audit": ("/settings/audit?deed=login", "?deed=login"),
    "queue": ("/quality?channel=email", "?channel=email"),
    "gradings": ("/quality/gradings?whose=mine", "?whose=mine"),
    "disputes": ("/quality/disputes", ""),
    "wrong-here": ("/quality/wrong-here", ""),
    "calibrations": ("/quality/calibrations/{calibration}", "?id={calibration}"),
    "insights": ("/insights?channel=chat", "?channel=chat"),
    "outcomes": ("/insights/outcomes?channel=chat", "?channel=chat"),
    "heat": ("/insights/heat?channel=chat", "?channel=chat"),
    "annotations": ("/insights/annotations", ""),
    "experiments": ("/insights/experiments/{over}", "?id={over}"),
    "causes": ("/insights/causes?channel=email", "?channel=email"),
    "gaps": ("/insights/gaps?channel=email", "?channel=email"),
}


def file_of(page: str) -> str:
    """The address of the file of what a page shows."""
    path, joined, narrowed = page.partition("?")
    return f"{path}/export{joined}{narrowed}"


def fill(office: Office) -> dict[str, int]:
    """Have something stand in each table that would be a formula if it could, and give the keys of what there is."""
    computed = {"text": "=1+1 I look {thing} up.", "intent": "closing"}
    assert office.client.put("/api/v1/statements/own-1", json=computed, headers=office.of("admin")).is_success
    step = {"steps": [{"id": "s", "text": "@SUM(1)", "when": ["-1", "+2"]}]}
    assert office.client.put("/api/v1/playbook", json=step, headers=office.of("admin")).is_success
    import_that_runs(office, "=talks.csv")
    calibration = begin_calibrations(office)["compared"]
    [oven] = bring_in(office, rich_talk(subject="=oven"))
    # Figures of what people say of judgements rest on a review.
    assert office.client.get(f"/api/v1/conversations/{oven}/review", headers=office.of("first")).is_success
    grade(office, "first", oven)
    contested(office, oven)
    customer = office.client.get("/api/v1/conversations", headers=office.of("first")).json()["items"][-1]["customer_id"]
    weeks_of(office, days=8)
    answers_of_weeks(office, days=8)
    note(office, text="=1+1")
    trials = trials_of(office, "refunds", "first")
    causes = causes_of(office)
    with office.house.store.writing() as session:
        for cause in causes.values():
            name_cause(session, cause, "=late")
        session.connection.execute(update(USER).values(name="=HYPERLINK(1)"))
        rename_team(session, office.teams["refunds"], "=refunds")
        keep(session, "desk", [Conversation("f", (Turn("1", Role.CUSTOMER, "=1+1 parcel"),), subject="=1")])
        talk(session, "9", team="-parcels", channel="email", vulnerable=True)
        notice(session, office.keys["ada-1"], Notified.CHURN_RISK, "1")
        audit.record(session, "=nobody", "login", "=nothing")
    keys = {"team": office.teams["refunds"], "customer": customer, "calibration": calibration}
    return keys | trials | {"webhook": hooked(office, "=It answered 500.")}


@pytest.fixture(scope="module", name="full")
def full_office(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, dict[str, int]]]:
    """An office in which something stands in each table, and the keys of it; it is only read."""
    home = tmp_path_factory.mktemp("full")
    with Stores(sqlite).another(home) as store, open_office(store, home) as office:
        yield office, fill(office)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_leads_to_its_file_which_is_in_the_audit_and_computes_nothing(
    full: tuple[Office, dict[str, int]], name: str
) -> None:
    office, keys = full
    page, narrowed = (each.format(**keys) for each in TABLES[name])
    path, browser = file_of(page), office.sign_in("first")
    if name == "views":
        office.client.get("/search?q=parcel", headers=browser)
    shown = office.client.get(page, headers=browser | {"Accept": "text/html"}).text.replace("&amp;", "&")
    joined = "&" if "?" in path else "?"
    assert all(f'href="{path}{joined}kind={kind}"' in shown for kind in FileKind)
    rows = rows_of(office, "first", path)
    assert rows
    assert not [cell for row in rows for cell in row.values() if re.match(r"[=+\-@]", cell)]
    head, *sheet = sheet_of(office.client.get(f"{path}{joined}kind=xlsx", headers=browser).content)
    assert [cell.value for cell in head] == list(rows[0])
    assert [len(row) for row in sheet] == [len(head)] * len(rows)
    assert not [cell.value for row in sheet for cell in row if cell.data_type == "f"]
    assert len(office.client.get(f"{path}{joined}kind=jsonl", headers=browser).text.splitlines()) == len(rows)
    with office.house.store.reading() as session:
        assert audit.records(session, deed=f"{name}.export")[-1].what == f"{name}.csv{narrowed}"


def test_no_file_is_left_out_above() -> None:
    pages = (re.sub(r"{\w+}", "{id}", page) for page, _ in TABLES.values())
    files = {f"GET {file_of(page).partition('?')[0]}" for page in pages}
    # Whoever looks at all of these is no agent, and has no figures of their own (test_fair.py).
    assert files | {"GET /my/export"} == {route for route in ASKS if route.endswith("/export")}

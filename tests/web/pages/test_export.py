"""Tables as files: the same rows as on the page, and nothing that a spreadsheet would compute."""

import csv
import json
from io import StringIO

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.conversations import keep
from tests.web.office import Office


def rows_of(office: Office, who: str, path: str) -> list[dict[str, str]]:
    """The rows of a CSV that somebody takes along."""
    answer = office.client.get(path, headers=office.sign_in(who))
    assert answer.headers["content-disposition"].endswith('.csv"')
    return list(csv.DictReader(StringIO(answer.text)))


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

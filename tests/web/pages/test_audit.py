"""The audit on a page: by names, narrowed, and taken along as a file that no spreadsheet computes."""

import csv
import io
import json
import re
from pathlib import Path

import heard
from heard.storage.access import audit
from tests.web.office import Office

PATH = "/settings/audit"
SOURCE = Path(heard.__file__).parent
WRITTEN = re.compile(r'\brecord\(\s*session, [\w.]+, "([\w.-]+)"')


def page(office: Office, query: str = "") -> str:
    """What the administrator is shown."""
    return office.client.get(f"{PATH}{query}", headers=office.sign_in("admin")).text


def note(office: Office, what: str, *, why: str | None = None, deed: str = "test.deed") -> None:
    """Have something stand in the audit, as if by ada."""
    with office.house.store.writing() as session:
        audit.record(session, f"user {office.users['ada']}", deed, what, why=why)


def told(shown: str) -> list[str]:
    """The entries on a page, each in one line."""
    entries = re.findall(r'<li class="row">(.*?)</li>', shown, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in entries]


def test_people_stand_there_by_their_names(office: Office) -> None:
    note(office, f"user {office.users['ben']}", why="He asked.", deed="user.reset")
    _own_login, entry, *_ = told(page(office))
    assert entry.startswith("Ada made a link for Ben He asked. user.reset")


def test_a_person_in_what_was_done_goes_by_their_name_too(office: Office) -> None:
    note(office, f"user {office.users['ben']}: conversations 1, 2", deed="assignment.add")
    assert told(page(office))[1].startswith("Ada gave to Ben: conversations 1, 2 assignment.add")


def test_each_deed_is_told_in_words() -> None:
    deeds = {deed for file in SOURCE.rglob("*.py") for deed in WRITTEN.findall(file.read_text())}
    assert "assignment.done" in deeds
    words = (SOURCE / "web" / "pages" / "settings" / "audit.html").read_text()
    assert [deed for deed in sorted(deeds) if f'"{deed}": ' not in words] == []


def test_it_is_narrowed_to_one_person_and_one_deed(office: Office) -> None:
    note(office, "a")
    note(office, "b", deed="other.deed")
    ada = f"user+{office.users['ada']}"
    assert [each.split()[:3] for each in told(page(office, f"?by={ada}&deed=test.deed"))] == [["Ada", "test.deed", "a"]]
    assert "None of that kind" in page(office, f"?by={ada}&deed=no.deed")


def test_it_goes_on_with_what_it_was_narrowed_to(office: Office) -> None:
    for number in range(51):
        note(office, f"thing-{number}.")
    first = page(office, "?deed=test.deed")
    (following,) = re.findall(r'href="/settings/audit(\?[^"]*cursor=[^"]+)"', first)
    assert [len(told(first)), len(told(page(office, following.replace("&amp;", "&"))))] == [50, 1]


def test_a_file_holds_every_entry_and_no_formula(office: Office) -> None:
    for number in range(250):
        note(office, f"=HYPERLINK({number})", why='-1+1, "no"')
    admin = office.sign_in("admin")
    file = office.client.get(f"{PATH}/export?kind=csv&deed=test.deed", headers=admin)
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert (len(rows), rows[0]["what"], rows[0]["why"]) == (250, "'=HYPERLINK(249)", '\'-1+1, "no"')
    assert file.headers["content-disposition"] == 'attachment; filename="heard-audit.csv"'
    lines = office.client.get(f"{PATH}/export?kind=jsonl&deed=test.deed", headers=admin).text.splitlines()
    assert [json.loads(each)["what"] for each in lines] == [row["what"].removeprefix("'") for row in rows]
    assert "took along audit.jsonl?deed=test.deed" in told(page(office))[1]


def test_the_api_is_narrowed_too(office: Office) -> None:
    note(office, "a")
    asked = {"by": f"user {office.users['ada']}", "deed": "test.deed"}
    found = office.client.get("/api/v1/audit", params=asked, headers=office.of("admin")).json()
    assert [each["what"] for each in found["items"]] == ["a"]

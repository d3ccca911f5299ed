"""Import: a file is looked at before anything is kept, its columns are mapped, and its job is followed on a page."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from heard.formats.intake.mapping import mapping_from
from heard.storage.access import audit
from heard.storage.conversations import count_conversations
from heard.storage.jobs import JobKind, JobState, Plan, end_job, find_job, plan_job
from heard.storage.schema import JOB
from heard.web.pages.imports.columns import MEANINGS, mapping_of
from heard.wiring.runner import UPLOADS
from tests.web.office import Office

HTML = {"Accept": "text/html"}
PLAIN = b"ticket,role,text,phone\n7,customer,Write to mira@shop.test & soon.,030 1234567\n7,agent,I will.,\n"
OWN = b"Vorgang;Wer;Inhalt\n7;customer;The lamp flickers.\n7;agent;Since when?\n"
NAMES = ["Vorgang", "Wer", "Inhalt"]
COUNTS = {"new": 2, "grown": 0, "already": 0, "erased": 0, "turns": 5, "read": 2, "rejected": 0}


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A job that is started works in a home of the test's own."""
    monkeypatch.setenv("HEARD_HOME", str(tmp_path / "elsewhere"))


def look(office: Office, content: bytes, meanings: Sequence[str] = (), **form: str) -> str:
    """What somebody is shown of a file."""
    sent: dict[str, object] = dict(form)
    if meanings:
        sent |= {"column": NAMES, "meaning": list(meanings)}
    files = {"file": ("talks.csv", content)}
    answer = office.client.post("/import/look", files=files, data=sent, headers=office.sign_in("first"))
    assert answer.status_code == 200, answer.text
    return answer.text


def planned(office: Office, counts: Mapping[str, int] = COUNTS, kind: JobKind = JobKind.IMPORT) -> str:
    """The id of a job that nobody is at."""
    plan = Plan(kind, "abc", "talks.csv", counts, {"path": "/none", "source": "a&b"}, total=100)
    with office.house.store.writing() as session:
        return plan_job(session, plan).id


def page(office: Office, path: str, who: str = "first") -> str:
    """What somebody's browser is shown."""
    answer = office.client.get(path, headers=office.sign_in(who) | HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


def chosen(shown: str) -> list[str]:
    """What each column is taken for."""
    return re.findall(r'<option value="(\w+)" selected>', shown)


def test_a_look_tells_what_would_come_in_masked_and_keeps_nothing(office: Office) -> None:
    shown = look(office, PLAIN)
    assert "1 conversation would come in" in shown
    assert "Read as CSV with one message a row." in shown
    assert "&amp; soon." in shown
    assert "mira@shop.test" not in shown
    with office.house.store.reading() as session:
        assert count_conversations(session) == len(office.keys)
    assert list((office.house.home / UPLOADS).glob("*")) == []


def test_a_look_at_a_beginning_says_that_it_is_one(office: Office) -> None:
    assert "Its beginning holds 1 conversation<" in look(office, PLAIN, is_part="true")


def test_columns_that_say_nothing_can_be_mapped(office: Office) -> None:
    before = look(office, OWN)
    assert ("Nothing in it can be read yet" in before, "data-nothing" in before, chosen(before)) == (True, True, [])
    after = look(office, OWN, ["conversation", "role", "text"])
    assert "The lamp flickers." in after
    assert ("data-nothing" in after, chosen(after)) == (False, ["conversation", "role", "text"])


def test_a_column_that_nobody_wants_is_not_read(office: Office) -> None:
    assert chosen(look(office, OWN, ["", "role", "text"])) == ["role", "text"]


def test_an_empty_file_is_told_in_a_sentence(office: Office) -> None:
    files = {"file": ("talks.csv", b"")}
    answer = office.client.post("/import/look", files=files, headers=office.sign_in("first"))
    assert (answer.status_code, "talks.csv: this is empty" in answer.json()["detail"]) == (422, True)


@pytest.mark.parametrize(
    ("meanings", "columns", "left_out"),
    [
        (["conversation", "role", "text"], {"conversation": 'A "b"', "role": "ü", "text": "c\\d"}, set()),
        (["role", "", "text"], {"role": 'A "b"', "text": "c\\d"}, {"ü"}),
        (["text", "id", "text"], {"text": 'A "b"'}, set()),
    ],
)
def test_a_mapping_says_what_was_chosen(meanings: list[str], columns: dict[str, str], left_out: set[str]) -> None:
    mapping = mapping_from(mapping_of(['A "b"', "ü", "c\\d"], meanings) or "")
    assert (dict(mapping.columns), set(mapping.left_out)) == (columns, left_out)


def test_where_nothing_is_to_be_chosen_there_is_no_mapping() -> None:
    assert mapping_of([], []) is None


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_that_is_offered_is_one(meaning: str) -> None:
    assert mapping_from(mapping_of(["A"], [meaning]) or "").columns == {meaning: "A"}


def test_a_file_is_brought_in_as_it_was_mapped(office: Office) -> None:
    sent = {"source": "shop", "mapping": mapping_of(NAMES, ["conversation", "role", "text"])}
    files = {"file": ("talks.csv", OWN)}
    answer = office.client.post(
        "/import", files=files, data=sent, headers=office.sign_in("first"), follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    with office.house.store.reading() as session:
        job = find_job(session, answer.headers["location"].removeprefix("/import/"))
    assert (job.arguments["source"], job.arguments["mapping"]) == ("shop", sent["mapping"])


def test_a_program_or_a_browser_is_told_what_is_wrong_with_a_source(office: Office) -> None:
    files = {"file": ("talks.csv", PLAIN)}
    answer = office.client.post("/import", files=files, data={"source": "No!"}, headers=office.sign_in("first"))
    assert (answer.status_code, "source" in answer.json()["detail"]) == (422, True)


@pytest.mark.parametrize(
    ("state", "rejected", "told"),
    [
        (JobState.RUNNING, 0, "It is on its way in."),
        (JobState.DONE, 0, "All of it is in."),
        (JobState.DONE, 1, "It is in, but for 1 row that could not be read."),
        (JobState.CANCELLED, 0, "It was stopped"),
        (JobState.FAILED, 0, "The disk is full."),
    ],
)
def test_the_page_of_a_job_says_how_it_stands(office: Office, state: JobState, rejected: int, told: str) -> None:
    id_ = planned(office, COUNTS | {"rejected": rejected})
    if state is not JobState.RUNNING:
        with office.house.store.writing() as session:
            end_job(session, id_, state, "The disk is full." if state is JobState.FAILED else None)
    shown = page(office, f"/import/{id_}")
    assert told in shown
    assert ("<progress" in shown, ">Stop<" in shown) == (state is JobState.RUNNING,) * 2
    assert (f"/api/v1/jobs/{id_}/rejected" in shown) is bool(rejected)
    assert f'href="/import/{id_}"' in page(office, "/import")


def test_it_is_stopped_with_one_click(office: Office) -> None:
    id_ = planned(office)
    office.client.post(f"/import/{id_}/stop", headers=office.sign_in("first"), follow_redirects=False)
    with office.house.store.reading() as session:
        assert [each.deed for each in audit.records(session, most=1)] == ["job.cancel"]
    assert "It was stopped" in page(office, f"/import/{id_}")


def test_one_that_stands_still_can_go_on(office: Office) -> None:
    id_ = planned(office)
    assert "go-on" not in page(office, f"/import/{id_}")
    with office.house.store.writing() as session:
        session.connection.execute(update(JOB).values(changed_at=session.at - timedelta(minutes=2)))
    assert "go-on" in page(office, f"/import/{id_}")
    office.client.post(f"/import/{id_}/go-on", headers=office.sign_in("first"), follow_redirects=False)
    with office.house.store.reading() as session:
        assert [each.deed for each in audit.records(session, most=1)] == ["job.resume"]


def test_a_job_that_brings_no_file_in_has_no_page_here(office: Office) -> None:
    id_ = planned(office, {"written": 0}, JobKind.EXPORT)
    assert office.client.get(f"/import/{id_}", headers=office.sign_in("first") | HTML).status_code == 404


@pytest.mark.parametrize(("who", "places"), [("ada", 0), ("lead", 0), ("admin", 2), ("first", 2)])
def test_it_stands_in_the_rail_of_those_who_may(office: Office, who: str, places: int) -> None:
    assert page(office, "/about-my-data", who).count('<a href="/import"') == places


def test_what_came_in_is_offered_to_those_who_may_read_it(office: Office) -> None:
    id_ = planned(office)
    with office.house.store.writing() as session:
        end_job(session, id_, JobState.DONE)
    assert 'href="/conversations?source=a%26b">See what came in' in page(office, f"/import/{id_}")
    assert "See what came in" not in page(office, f"/import/{id_}", "admin")

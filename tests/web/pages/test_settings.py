"""The rules: set by a form, and nothing of it lost where it cannot be used; where text goes is said first."""

import re
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from heard.outside import MailSettings, WriterSettings
from heard.privacy.secret import SecretKind
from heard.settings import Settings, read_settings
from heard.storage.access.audit import records
from heard.storage.happening.notified import Notified, Way
from heard.storage.store import Store
from tests.fakes.chat_server import Plan, chat_server
from tests.web.forms import send_form
from tests.web.office import Office, open_office

PATH = "/settings"
RULES: dict[str, Any] = {
    "conversations": "",
    "reviews": "",
    "jobs": "",
    "events": "30",
    "by_itself": "true",
    "hosts": "",
}
WRITER = {"url": "http://writer.test:8080/v1", "model": "m", "key": "k-secret"}
GOES = "Text goes to writer.test:8080, masked"


def send(office: Office, path: str = PATH, **form: object) -> Response:
    """Send a form of the page, and see what comes of it."""
    return send_form(office, "admin", path, **form)


def page(office: Office) -> str:
    """The page as it stands."""
    return office.client.get(PATH, headers=office.sign_in("admin")).text


def file_of(office: Office) -> Path:
    """What the form is written into."""
    return office.house.home / "heard.toml"


def writer_of(office: Office) -> WriterSettings | None:
    """Where text goes."""
    return office.house.settings.writer


def audited(office: Office) -> list[str]:
    """What was done to what, the newest first, without who came in."""
    with office.house.store.reading() as session:
        return [each.what for each in records(session) if each.deed.startswith("settings.")]


def test_what_is_saved_is_in_force_and_the_audit_tells_of_that_alone(office: Office) -> None:
    form = RULES | {"jobs": "90", "unmasked": ["email"], "signals": ["vulnerable"], "hosts": "a.test"}
    told = send(office, **form)
    settings = read_settings(file_of(office))
    assert (settings.retention.jobs, settings.policy.kept) == (90, frozenset({SecretKind.EMAIL}))
    assert (settings.notified, settings.listed_hosts) == (frozenset({Notified.VULNERABLE}), ("a.test",))
    assert ('value="90"' in told.text, "Saved." in told.text) == (True, True)
    send(office, **form | {"reviews": "7"})
    assert audited(office)[0] == 'retention_days: {"reviews": 7}'


def test_for_how_long_a_dispute_is_taken_is_set(office: Office) -> None:
    assert 'name="dispute_days" value="14"' in page(office)
    send(office, **RULES | {"dispute_days": " 30 "})
    assert (office.house.settings.contest.dispute_days, audited(office)[0]) == (30, "dispute_days: 30")


def test_reports_are_made_by_themselves_once_that_is_ticked(office: Office) -> None:
    send(office, **RULES | {"reports": "true"})
    assert (office.house.settings.reports.by_itself, audited(office)[0]) == (True, "reports_by_itself: true")
    send(office, **RULES)
    assert (office.house.settings.reports.by_itself, "reports" in file_of(office).read_text()) == (False, False)


def test_an_empty_field_is_for_ever(office: Office) -> None:
    send(office, **RULES | {"jobs": "90"})
    send(office, **RULES)
    assert read_settings(file_of(office)).retention.jobs is None


def test_what_is_past_its_time_goes_by_itself_unless_somebody_takes_the_tick_out(office: Office) -> None:
    ticked = 'name="by_itself" value="true" checked'
    assert ticked in page(office)
    send(office, **{name: typed for name, typed in RULES.items() if name != "by_itself"})
    assert (office.house.settings.retains_by_itself, ticked in page(office)) == (False, False)
    assert audited(office)[0] == "retains_by_itself: false"
    send(office, **RULES)
    assert (office.house.settings.retains_by_itself, "by_itself" in file_of(office).read_text()) == (True, False)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"jobs": "soon"}, "Days are whole numbers"),
        ({"jobs": "0"}, "Days are whole numbers"),
        ({"dispute_days": "366"}, "A dispute may be begun for 1 to 365 days."),
        ({"hosts": "https://crm.internal"}, "webhooks.hosts names hosts"),
        ({"by_mail": "true"}, "there is no table [mail]"),
    ],
)
def test_what_cannot_be_used_is_told_and_what_was_typed_stays(office: Office, form: dict[str, str], told: str) -> None:
    answer = send(office, **RULES | {"reviews": "77"} | form)
    assert (answer.status_code, told in answer.text, 'value="77"' in answer.text) == (422, True, True)
    assert not file_of(office).exists()


def test_what_somebody_else_changed_meanwhile_is_not_written_over_unseen(office: Office) -> None:
    version = re.findall(r'name="version" value="(\w+)"', page(office))[0]
    send(office, **RULES | {"jobs": "90"})
    answer = send(office, **RULES | {"reviews": "7", "version": version})
    assert (answer.status_code, "changed meanwhile" in answer.text) == (412, True)
    assert read_settings(file_of(office)).retention.jobs == 90


def test_the_last_change_is_undone(office: Office) -> None:
    assert "Undo the last change" not in page(office)
    send(office, **RULES | {"jobs": "90"})
    assert "Undo the last change" in page(office)
    assert "Brought back" in send(office, f"{PATH}/undo").text
    assert read_settings(file_of(office)).retention.jobs is None


def test_nothing_is_undone_where_nothing_was_changed(office: Office) -> None:
    answer = send(office, f"{PATH}/undo")
    assert (answer.status_code, "nothing to bring back" in answer.text) == (409, True)


def test_notices_go_by_mail_where_there_is_a_server(store: Store, tmp_path: Path) -> None:
    mail = MailSettings("localhost", "heard@example.test", "https://heard.example.test")
    (tmp_path / "heard.toml").write_text(
        '[mail]\nhost = "localhost"\nfrom = "heard@example.test"\naddress = "https://heard.example.test"\n'
    )
    with open_office(store, tmp_path, Settings(mail=mail)) as office:
        send(office, **RULES | {"by_mail": "true"})
        assert office.house.settings.notified_by == {Way.MAIL}
        send(office, **RULES)
        assert office.house.settings.notified_by == frozenset()


def test_text_goes_to_a_host_only_once_that_was_said(office: Office) -> None:
    asks = send(office, f"{PATH}/writer", **WRITER)
    assert (GOES in asks.text, writer_of(office)) == (True, None)
    (agreed,) = re.findall(r'name="agreed" value="([^"]+)"', asks.text)
    elsewhere = WRITER | {"url": "http://elsewhere.test/v1", "agreed": agreed}
    assert "Text goes to elsewhere.test" in send(office, f"{PATH}/writer", **elsewhere).text
    assert writer_of(office) is None
    done = send(office, f"{PATH}/writer", **WRITER | {"agreed": agreed})
    assert (GOES in done.text, "k-secret" in done.text) == (True, False)
    assert writer_of(office) == WriterSettings(**WRITER)
    assert "nothing that is said leaves" in send(office, f"{PATH}/writer/off").text
    assert writer_of(office) is None


@pytest.mark.parametrize("wrong", [{"url": "file:///etc"}, {"url": ""}, {"model": " "}, {"key": "gehéim"}])
def test_a_writer_that_cannot_be_used_is_told(office: Office, wrong: dict[str, str]) -> None:
    answer = send(office, f"{PATH}/writer", **WRITER | wrong)
    assert (answer.status_code, answer.text.count('role="alert"')) == (422, 1)
    assert answer.text.index('id="writer"') < answer.text.index('role="alert"')


@pytest.mark.parametrize(("plan", "told"), [(Plan(["ready"]), "answered in "), (Plan(status=500), "127.0.0.1:")])
def test_a_writer_is_tried(office: Office, plan: Plan, told: str) -> None:
    assert "There is no writer" in send(office, f"{PATH}/writer/test").text
    with chat_server(plan) as url:
        host = url.partition("//")[2].partition("/")[0]
        send(office, f"{PATH}/writer", url=url, model="m", agreed=host)
        answer = send(office, f"{PATH}/writer/test").text
    assert told in answer
    assert (" ms." in answer) == (plan.status == 200)

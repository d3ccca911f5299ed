"""Settings by the API: written into the file, in force at once, brought back by one call, and never a key told."""

from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from heard.engines.outgoing.address import REFUSED
from heard.settings import read_settings
from heard.storage.access.audit import Record, records
from heard.storage.happening.notified import Notified
from tests.fakes.chat_server import Plan, chat_server
from tests.web.office import Office

PATH = "/api/v1/settings"
WRITER = {"url": "http://writer.test:8080/v1", "model": "m", "key": "k-secret"}
EMAIL = {"role": "customer", "text": "Write to mira@shop.test, please."}


def changed(office: Office, **sent: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON holds
    answer = patch(office, **sent)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def patch(office: Office, knows: str | None = None, **sent: Any) -> Response:  # noqa: ANN401 - as above
    headers = office.of("admin") | ({"If-Match": knows} if knows else {})
    return office.client.patch(PATH, json=sent, headers=headers)


def file_of(office: Office) -> Path:
    return office.house.home / "heard.toml"


def audited(office: Office) -> Record:
    with office.house.store.reading() as session:
        return records(session, most=1)[0]


def test_what_is_set_stands_in_the_file_and_is_in_force(office: Office) -> None:
    told = changed(office, retention_days={"jobs": 90}, notified=["vulnerable"], listed_hosts=["crm.internal"])
    settings = read_settings(file_of(office))
    assert (told["retention_days"]["jobs"], told["notified"]) == (90, ["vulnerable"])
    assert (settings.retention.jobs, settings.notified) == (90, frozenset({Notified.VULNERABLE}))
    assert settings.listed_hosts == ("crm.internal",)
    assert office.house.settings == settings
    assert audited(office).what == (
        'retention_days: {"jobs": 90}; notified: ["vulnerable"]; listed_hosts: ["crm.internal"]'
    )


def test_what_is_left_out_stays_and_null_takes_a_line_out(office: Office) -> None:
    changed(office, retention_days={"jobs": 90, "reviews": 10, "events": 60}, notified=["churn_risk"])
    told = changed(office, retention_days={"jobs": None, "events": None})
    assert told["retention_days"] == {"conversations": None, "reviews": 10, "jobs": None, "events": 30}
    assert told["notified"] == ["churn_risk"]


def test_what_somebody_wrote_by_hand_stays(office: Office) -> None:
    file_of(office).write_text("# Ours.\n[retention]\njobs = 10  # the lawyers\n")
    changed(office, retention_days={"jobs": 20})
    assert file_of(office).read_text() == "# Ours.\n[retention]\njobs = 20  # the lawyers\n"


def test_the_next_message_is_masked_by_the_policy_that_was_set(office: Office) -> None:
    path = f"/api/v1/conversations/{office.keys['ada-1']}/turns"
    shown = []
    for kinds in ([], ["email"], []):
        changed(office, kept_unmasked=kinds)
        assert office.client.post(path, json=EMAIL, headers=office.of("ada")).is_success
        turns = office.client.get(path, headers=office.of("ada")).json()["items"]
        shown.append("mira@shop.test" in turns[-1]["text"])
    assert shown == [False, True, False]


def test_a_host_inside_may_be_reached_once_it_is_listed_and_no_longer(office: Office) -> None:
    hook = {"url": "http://crm.internal/hook"}
    statuses = []
    for hosts in ([], ["crm.internal"], []):
        changed(office, listed_hosts=hosts)
        answer = office.client.post("/api/v1/webhooks", json=hook, headers=office.of("admin"))
        statuses.append(answer.status_code)
    assert (statuses, answer.json()["detail"]) == ([422, 201, 422], REFUSED)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (
            {"kept_unmasked": ["card"]},
            "heard.toml: card can never be kept; only email, ip_address, name, phone may stay",
        ),
        ({"listed_hosts": ["https://crm.internal"]}, "heard.toml: webhooks.hosts names hosts, perhaps with a port"),
        ({"writer": WRITER | {"url": "file:///etc"}}, "heard.toml: writer.url is no address that can be used"),
        ({"writer": WRITER | {"url": "http://[x/v1"}}, "heard.toml: writer.url is no address that can be used"),
        ({"writer": WRITER | {"key": "gehéim"}}, "heard.toml: writer.key holds letters that no key has"),
    ],
)
def test_what_a_file_could_not_say_is_refused_with_the_same_sentence(
    office: Office, sent: dict[str, Any], sentence: str
) -> None:
    refused = patch(office, **sent)
    assert (refused.status_code, refused.json()["detail"][: len(sentence)]) == (422, sentence)
    assert not file_of(office).exists()
    assert audited(office).deed != "settings.change"


def test_the_key_of_the_writer_is_told_to_nobody(office: Office) -> None:
    told = changed(office, writer=WRITER)
    read = office.client.get(PATH, headers=office.of("ada")).json()
    assert told["writer"] == {
        "host": "writer.test:8080",
        "model": "m",
        "url": WRITER["url"],
        "has_key": True,
        "told": "Text goes to writer.test:8080, masked.",
    }
    assert (read["writer"]["url"], read["listed_hosts"]) == (None, None)
    assert "k-secret" not in str((told, read, audited(office)))
    assert audited(office).what == "writer: writer.test:8080"
    assert file_of(office).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://writer.test:8080/v2", "k-secret"),
        ("http://other.test:8080/v1", None),
        ("http://writer.test:9090/v1", None),
        ("https://writer.test:8080/v1", None),
    ],
)
def test_a_key_is_never_sent_to_another_host(office: Office, url: str, key: str | None) -> None:
    changed(office, writer=WRITER)
    changed(office, writer={"url": url, "model": "m"})
    writer = office.house.settings.writer
    assert writer
    assert (writer.url, writer.key) == (url, key)


def test_without_a_writer_nothing_leaves_this_computer(office: Office) -> None:
    changed(office, writer=WRITER)
    assert changed(office, writer=None)["writer"] is None
    assert "k-secret" not in file_of(office).read_text()
    tried = office.client.post(f"{PATH}/writer/test", headers=office.of("admin"))
    assert (tried.status_code, audited(office).deed) == (409, "settings.change")


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        (Plan(["ready"]), None),
        (Plan([]), "The writer at {} answered nothing that can be read; check the model."),
        (Plan(status=401), "The writer at {} answered 401."),
        (Plan(location="http://elsewhere.test/", status=302), "The writer at {} answered 302."),
    ],
)
def test_the_writer_is_tried_with_a_sentence_about_nobody(office: Office, plan: Plan, problem: str | None) -> None:
    with chat_server(plan) as url:
        changed(office, writer=WRITER | {"url": url})
        told = office.client.post(f"{PATH}/writer/test", headers=office.of("admin")).json()
    assert told["problem"] == (problem and problem.format(told["host"]))
    assert plan.asked[0]["messages"] == [
        {"role": "user", "content": "This is a test. Answer with the one word: ready."}
    ]
    assert (plan.keys, audited(office).deed) == (["Bearer k-secret"], "writer.test")


def test_who_changes_what_somebody_else_has_changed_is_told(office: Office) -> None:
    known = office.client.get(PATH, headers=office.of("admin")).headers["ETag"]
    first = patch(office, known, notified=["vulnerable"])
    second = patch(office, known, notified=[])
    assert (first.status_code, second.status_code, second.json()["title"]) == (200, 412, "Changed meanwhile")
    assert patch(office, first.headers["ETag"], notified=[]).status_code == 200


def test_a_file_that_is_broken_by_hand_is_not_written_over(office: Office) -> None:
    file_of(office).write_text("[retention\n")
    refused = patch(office, notified=["vulnerable"])
    assert (refused.status_code, file_of(office).read_text()) == (422, "[retention\n")


def test_nothing_is_set_beside_the_name_of_a_file_that_is_gone(office: Office) -> None:
    file_of(office).write_text('playbook = "gone.toml"\n')
    refused = patch(office, notified=["vulnerable"])
    assert (refused.status_code, file_of(office).read_text()) == (422, 'playbook = "gone.toml"\n')
    assert "gone.toml cannot be read" in refused.json()["detail"]


def test_the_last_change_is_brought_back_and_again(office: Office) -> None:
    changed(office, notified=["vulnerable"])
    changed(office, notified=["churn_risk"])
    told = [office.client.post(f"{PATH}/undo", headers=office.of("admin")).json()["notified"] for _ in range(2)]
    assert told == [["vulnerable"], ["churn_risk"]]
    assert audited(office).deed == "settings.undo"


def test_what_changes_nothing_leaves_what_can_be_brought_back(office: Office) -> None:
    changed(office, notified=["vulnerable"])
    for _ in range(2):
        changed(office, notified=["churn_risk"])
    assert office.client.post(f"{PATH}/undo", headers=office.of("admin")).json()["notified"] == ["vulnerable"]


def test_where_nothing_was_changed_nothing_is_brought_back(office: Office) -> None:
    assert office.client.post(f"{PATH}/undo", headers=office.of("admin")).status_code == 409


@pytest.mark.parametrize("who", ["ada", "lead", "reviewer", "trainer"])
def test_only_administrators_change_settings(office: Office, who: str) -> None:
    refused = office.client.patch(PATH, json={"notified": []}, headers=office.of(who))
    assert (refused.status_code, file_of(office).exists()) == (403, False)

"""A conversation of ada's in which people and Heard do not agree, and the ways in which they say so."""

from collections.abc import Mapping
from typing import Any

from httpx2 import Response

from heard.storage.conversations import find, keep
from tests.browser.scene import rich_talk
from tests.storage.quality import talks
from tests.web.office import Office

API = "/api/v1"
WHY = "She says so herself in the next line."
Told = Mapping[str, object]
NOTHING: Told = {}
ACCEPTED: Told = {"outcome": "accepted", "answer": "You are right, thank you."}
NO_ANGER: dict[str, object] = {"turn_id": "m0", "judgement": "feeling:anger", "value": "no", "reason": WHY}
NOT_SCRIPTED: dict[str, object] = {"turn_id": "m1", "judgement": "pitfall:scripted", "value": "no", "reason": WHY}


def contested_talk(office: Office) -> int:
    """The key of a conversation of ada's with feelings, concerns, practices and pitfalls, just brought in."""
    with office.house.store.writing() as session:
        keep(session, "desk", [rich_talk()])
        return find(session, "desk", "rich")


def say(office: Office, id_: int, sent: Told, who: str = "lead") -> Response:
    """What somebody is answered who has a word on a judgement."""
    return office.client.post(f"{API}/conversations/{id_}/overrides", json=dict(sent), headers=office.of(who))


def words_on(office: Office, id_: int, who: str = "ada") -> dict[str, Any]:
    """The judgements of a conversation on which people had a word, by their names."""
    found = office.client.get(f"{API}/conversations/{id_}/overrides", headers=office.of(who))
    return {each["judgement"]: each for each in found.json()}


def dispute(office: Office, sent: Told, who: str = "ada") -> Response:
    """What somebody is answered who disputes something."""
    return office.client.post(f"{API}/disputes", json={"comment": WHY, **sent}, headers=office.of(who))


def answer(office: Office, id_: int, sent: Told = ACCEPTED, who: str = "lead") -> Response:
    """What somebody is answered who answers a dispute."""
    return office.client.post(f"{API}/disputes/{id_}/answer", json={**ACCEPTED, **sent}, headers=office.of(who))


def grade(office: Office, id_: int, told: Mapping[str, Any] = NOTHING, who: str = "lead") -> int:
    """The key of a grading by somebody."""
    with office.house.store.writing() as session:
        return talks.grade(session, id_, office.users[who], **told)


def audited(office: Office, *deeds: str) -> list[Mapping[str, Any]]:
    """What stands in the audit of these deeds, the newest first."""
    found = office.client.get(f"{API}/audit", headers=office.of("admin")).json()["items"]
    return [each for each in found if each["deed"] in deeds]

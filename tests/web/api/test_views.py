"""Who saw what is written down, once an hour and before it is shown."""

import pytest

from heard.storage.access.audit import records
from tests.web.office import Office


def seen(office: Office, who: str) -> list[str]:
    """What the audit says that somebody saw, the oldest first."""
    with office.house.store.reading() as session:
        told = records(session, most=200)
    return [each.what for each in reversed(told) if (each.actor, each.deed) == (f"user {office.users[who]}", "view")]


@pytest.mark.parametrize("path", ["conversations/{}", "conversations/{}/turns", "conversations/{}/review"])
def test_a_conversation_that_is_read_again_and_again_is_told_once(office: Office, path: str) -> None:
    key = office.keys["ada-1"]
    for _ in range(3):
        assert office.client.get(f"/api/v1/{path.format(key)}", headers=office.of("ada")).status_code == 200
    assert seen(office, "ada") == [f"conversation {key}"]


def test_what_was_not_shown_was_not_seen(office: Office) -> None:
    office.client.get(f"/api/v1/conversations/{office.keys['cyd-1']}", headers=office.of("ada"))
    assert seen(office, "ada") == []

"""Notices: what a team has asked for, once, and only for those who may see the conversation."""

from pathlib import Path

import pytest

from heard.settings import Settings
from heard.storage.happening.notices import Notified
from heard.storage.store import Store
from tests.web.live.test_channel import channel, say, until
from tests.web.office import Office, open_office
from tests.wiring.posting import until as wait_until

PATH = "/api/v1/notices"
WANTED = Settings(notified=frozenset({Notified.VULNERABLE}))


def listed(office: Office, who: str) -> list[tuple[int, str, str]]:
    found = office.client.get(PATH, headers=office.of(who)).json()["items"]
    return [(each["conversation_id"], each["signal"], each["turn_id"]) for each in found]


def test_a_signal_is_noticed_once_and_told_to_those_who_may_see_it(store: Store, tmp_path: Path) -> None:
    with open_office(store, tmp_path, WANTED) as office, channel(office, "ada", "ada-1", hints=True) as ada:
        for text in ("My asthma is bad.", "My asthma, still."):
            ada.send_json(say(office, "ada-1", text))
            turn = until(ada, "acknowledged")["data"]["turn_id"]
            if text == "My asthma is bad.":
                told = until(ada, "conversation.signal")["data"]
                assert (told["signal"], told["turn_id"]) == ("vulnerable", turn)
                first = turn
            until(ada, "reading")
        assert listed(office, "ada") == listed(office, "lead") == [(office.keys["ada-1"], "vulnerable", first)]
        assert listed(office, "cyd") == listed(office, "other-lead") == []


@pytest.mark.parametrize(
    ("settings", "text"), [(Settings(), "My asthma is bad."), (WANTED, "My asthma, maybe."), (WANTED, "Call a lawyer.")]
)
def test_nothing_is_noticed_that_nobody_asked_for_or_that_is_not_sure(
    store: Store, tmp_path: Path, settings: Settings, text: str
) -> None:
    with open_office(store, tmp_path, settings) as office, channel(office, "ada", "ada-1", hints=True) as ada:
        ada.send_json(say(office, "ada-1", text))
        wait_until(lambda: until(ada, "reading")["data"]["readings"][-1]["turn_id"] != "1")
        assert listed(office, "ada") == []

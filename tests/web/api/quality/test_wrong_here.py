"""Where Heard is wrong here: counted over all, quoted within reach, and muted at every door."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from heard.quality.automatic import fill
from heard.quality.scorecard import Category, Scorecard
from heard.scoring.review import review
from heard.settings import NAME
from heard.storage.conversations import find, keep
from heard.storage.reviews import Override, override
from tests.browser.scene import rich_talk
from tests.fakes.model import fake_model
from tests.web.contested import API, NOT_SCRIPTED, WHY, audited, contested_talk, say
from tests.web.office import Office

SCRIPTED = "pitfall:scripted"


def wrong_here(office: Office, who: str = "lead") -> dict[str, Any]:
    """What somebody is told, by the sort of judgement."""
    return {
        each["judgement"]: each
        for each in office.client.get(f"{API}/quality/wrong-here", headers=office.of(who)).json()
    }


def judged(office: Office, count: int, *, right: int) -> list[int]:
    """Conversations in each of which a lead had a word on whether a reply sounds scripted, which Heard says."""
    with office.house.store.writing() as session:
        keep(session, "desk", [rich_talk(f"rich-{number}") for number in range(count)])
        ids = [find(session, "desk", f"rich-{number}") for number in range(count)]
        for number, id_ in enumerate(ids):
            word = Override("m1", SCRIPTED, "yes" if number < right else "no", WHY, "user 4", session.at)
            override(session, id_, word)
    for id_ in ids:
        assert office.client.get(f"{API}/conversations/{id_}/review", headers=office.of("lead")).is_success
    return ids


def test_of_few_words_nothing_is_said(office: Office) -> None:
    judged(office, 9, right=9)
    found = wrong_here(office)[SCRIPTED]
    assert (found["count"], found["agreement"], found["low"], found["missed"]) == (9, None, None, None)


def test_of_enough_it_says_how_often_people_agree_and_how_it_errs(office: Office) -> None:
    judged(office, 12, right=3)
    found = wrong_here(office)[SCRIPTED]
    assert (found["count"], found["agreement"], found["false_alarms"], found["missed"]) == (12, 0.25, 9, 0)
    assert (round(found["low"], 2), round(found["high"], 2)) == (0.09, 0.53)
    assert [each["quote"] for each in found["quotes"]] == ["Sorry for any inconvenience."] * 5


def test_the_newest_word_of_each_counts_and_what_was_taken_back_does_not(office: Office) -> None:
    id_ = contested_talk(office)
    for value in ("yes", "no"):
        say(office, id_, NOT_SCRIPTED | {"value": value})
    assert wrong_here(office)[SCRIPTED]["count"] == 1
    assert wrong_here(office)[SCRIPTED]["quotes"][0]["value"] == "no"
    say(office, id_, NOT_SCRIPTED | {"value": None})
    assert wrong_here(office) == {}


def test_figures_are_of_all_and_quotes_of_what_one_may_read(office: Office) -> None:
    (id_,) = judged(office, 1, right=0)
    for who, quotes in (("ada", 1), ("lead", 1), ("ben", 0), ("other-lead", 0), ("admin", 0), ("reviewer", 0)):
        found = wrong_here(office, who)[SCRIPTED]
        assert (who, found["count"], len(found["quotes"])) == (who, 1, quotes)
        assert all(each["conversation_id"] == id_ for each in found["quotes"])


def test_whoever_is_shown_a_quote_has_seen_the_conversation(office: Office) -> None:
    (id_,) = judged(office, 1, right=0)
    wrong_here(office, "ada")
    seen = [(each["actor"], each["what"]) for each in audited(office, "view")]
    assert (f"user {office.users['ada']}", f"conversation {id_}") in seen


@pytest.mark.parametrize("path", ["/practices", "/quality/wrong-here/export"])
def test_whoever_is_shown_figures_alone_has_seen_no_conversation(office: Office, path: str) -> None:
    (id_,) = judged(office, 1, right=0)
    mute(office, "scripted")
    assert office.client.get(path, headers=office.sign_in("ada") | {"Accept": "text/html"}).is_success
    seen = [(each["actor"], each["what"]) for each in audited(office, "view")]
    assert (f"user {office.users['ada']}", f"conversation {id_}") not in seen


def test_what_was_said_of_other_words_counts_once_they_are_scored_again(office: Office) -> None:
    (id_,) = judged(office, 1, right=0)
    turns = [replace(each, text="I see.") if each.id == "m1" else each for each in rich_talk().turns]
    with office.house.store.writing() as session:
        keep(session, "desk", [replace(rich_talk("rich-0"), turns=tuple(turns))])
    assert wrong_here(office) == {}
    office.client.get(f"{API}/conversations/{id_}/review", headers=office.of("lead"))
    assert wrong_here(office)[SCRIPTED]["quotes"] == []


def mute(office: Office, *behaviours: str, who: str = "admin") -> int:
    """The status that somebody is answered who mutes just these."""
    sent = {"muted": list(behaviours)}
    return int(office.client.patch(f"{API}/settings", json=sent, headers=office.of(who)).status_code)


@pytest.fixture
def muted(office: Office) -> Office:
    """The office in which it is muted that a reply sounds scripted, after a review was kept."""
    id_ = contested_talk(office)
    office.client.get(f"{API}/conversations/{id_}/review", headers=office.of("ada"))
    assert mute(office, "scripted") == 200
    return office


def path_of(office: Office) -> str:
    """Where the conversation is."""
    return f"{API}/conversations/{contested_talk(office)}"


def behaviours_in(reviewed: dict[str, Any]) -> set[str]:
    """What was found in the replies of a review."""
    return {each["behaviour"] for reply in reviewed["replies"] for each in reply["findings"]}


def test_what_is_muted_is_in_no_review_that_is_shown_and_its_values_add_up(muted: Office) -> None:
    for path in ("/review", "/reviews"):
        shown = muted.client.get(path_of(muted) + path, headers=muted.of("ada")).json()
        shown = shown[0] if isinstance(shown, list) else shown
        assert "scripted" not in behaviours_in(shown)
        heard = shown["replies"][0]["heard"]
        muted_parts = [part for part in heard["parts"] if part["reason"] == "What is muted here"]
        assert [part.keys() for part in muted_parts] == [{"reason", "points"}]
        assert sum(part["points"] for part in heard["parts"]) == pytest.approx(heard["value"])
    assert "Stock phrase" not in str(shown)


def test_reviews_keep_it_and_it_comes_back(muted: Office) -> None:
    assert mute(muted) == 200
    shown = muted.client.get(f"{path_of(muted)}/reviews", headers=muted.of("ada")).json()
    assert len(shown) == 1
    assert "scripted" in behaviours_in(shown[0])


def test_a_loose_review_and_a_draft_say_nothing_of_it(muted: Office) -> None:
    sent = {"draft": "Sorry for any inconvenience."}
    draft = muted.client.post(f"{path_of(muted)}/draft", json=sent, headers=muted.of("ada")).json()
    assert "scripted" not in {each["behaviour"] for each in draft["reply"]["findings"]}
    assert "scripted" not in {each.get("behaviour") for each in draft["reply"]["suggestions"]}
    assert "Stock phrase" not in str(draft)


def test_nothing_is_suggested_for_it(office: Office) -> None:
    path, sent = f"{path_of(office)}/draft", {"draft": "Sorry for any inconvenience."}
    for muted, suggested in ((), {"caring_close"}), (("caring_close",), set[str]()):
        mute(office, *muted)
        draft = office.client.post(path, json=sent, headers=office.of("ada")).json()
        assert {each["behaviour"] for each in draft["reply"]["suggestions"]} == suggested


def test_a_scorecard_is_not_filled_in_from_it() -> None:
    category = Category("a", "A", "Is it fresh?", 2, 1, free_of=("scripted",))
    card, done = Scorecard("s", "S", (category,)), review(rich_talk(), fake_model())
    assert fill(card, done).ratings["a"].step == 1
    rating = fill(card, done, {"scripted"}).ratings["a"]
    assert (rating.step, rating.reason, rating.quotes) == (None, "What it draws on is muted here.", ())


def test_it_stands_in_the_settings_and_in_the_audit_and_is_undone(muted: Office, tmp_path: Path) -> None:
    assert 'muted = ["scripted"]' in (tmp_path / NAME).read_text()
    assert audited(muted, "settings.change")[0]["what"] == 'muted: ["scripted"]'
    assert muted.client.get(f"{API}/settings", headers=muted.of("ada")).json()["muted"] == ["scripted"]
    assert muted.client.post(f"{API}/settings/undo", headers=muted.of("admin")).is_success
    assert muted.house.settings.contest.muted == frozenset()


@pytest.mark.parametrize(("behaviour", "who", "status"), [("none", "admin", 422), ("scripted", "lead", 403)])
def test_what_is_not_there_or_not_ones_own_to_set_is_not_muted(
    office: Office, behaviour: str, who: str, status: int
) -> None:
    assert mute(office, behaviour, who=who) == status
    assert office.house.settings.contest.muted == frozenset()


def test_for_how_long_a_dispute_is_taken_is_set(office: Office) -> None:
    sent = {"dispute_days": 30}
    assert office.client.patch(f"{API}/settings", json=sent, headers=office.of("admin")).is_success
    assert office.house.settings.contest.dispute_days == 30
    sent = {"dispute_days": 0}
    assert office.client.patch(f"{API}/settings", json=sent, headers=office.of("admin")).status_code == 422


def test_what_heard_does_not_look_for_any_more_counts_nowhere(office: Office) -> None:
    (id_,) = judged(office, 1, right=0)
    with office.house.store.writing() as session:
        override(session, id_, Override("m1", "practice:taught_once", "no", WHY, "user 4", session.at))
    assert wrong_here(office).keys() == {SCRIPTED}
    found = office.client.get(f"{API}/conversations/{id_}/overrides", headers=office.of("ada")).json()
    assert {each["judgement"]: each["machine"] for each in found} == {SCRIPTED: "yes", "practice:taught_once": None}

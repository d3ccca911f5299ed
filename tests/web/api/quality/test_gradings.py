"""What was said, and by whom it is seen: nothing of others' before one's own, nothing that is for one person alone."""

from typing import Any

import pytest

from heard.storage.access.users import set_roles
from heard.storage.quality.gradings import Purpose
from tests.web.api.quality.test_grading import API, do, say, write
from tests.web.gradings import FULL
from tests.web.office import Office


def said(office: Office, who: str, talk: str = "ada-1", **asked: str | bool | int) -> dict[str, Any]:
    """What somebody reads of a conversation."""
    path = f"{API}/conversations/{office.keys[talk]}/gradings"
    told: dict[str, Any] = office.client.get(path, params=asked, headers=office.of(who)).json()
    return told


def listed(office: Office, who: str, **asked: str | bool | int) -> dict[str, Any]:
    """A list as somebody reads it."""
    told: dict[str, Any] = office.client.get(f"{API}/gradings", params=asked, headers=office.of(who)).json()
    return told


def authors(told: dict[str, Any]) -> list[str]:
    """Whose gradings these are, the newest first."""
    return [each["author"] for each in told["items"]]


def test_what_others_say_is_left_out_until_one_has_said_ones_own(office: Office) -> None:
    say(office, "first", "ada-1")
    write(office, "lead", "ada-1")
    assert (authors(said(office, "lead")), said(office, "lead")["hidden"]) == (["Lead"], True)
    draft = said(office, "lead")["items"][0]
    write(office, "lead", "ada-1", version=1, ratings=FULL)
    do(office, "lead", "submit", draft["id"], version=2)
    assert (authors(said(office, "lead")), said(office, "lead")["hidden"]) == (["Lead", "First"], False)


def test_whoever_wants_to_know_before_says_so(office: Office) -> None:
    say(office, "first", "ada-1")
    assert authors(said(office, "lead", unbiased=False)) == ["First"]


def test_a_self_review_lets_an_agent_see_what_others_say(office: Office) -> None:
    say(office, "lead", "ada-1")
    assert said(office, "ada") == {"items": [], "hidden": True}
    say(office, "ada", "ada-1")
    assert authors(said(office, "ada")) == ["Ada", "Lead"]


def test_a_draft_and_a_self_review_are_seen_by_nobody_else(office: Office) -> None:
    say(office, "ada", "ada-1")
    write(office, "first", "ada-1")
    assert authors(said(office, "lead", unbiased=False)) == []
    assert authors(said(office, "ada", unbiased=False)) == ["Ada"]
    assert listed(office, "lead", whose="team")["items"] == []


def test_another_team_is_told_nothing(office: Office) -> None:
    say(office, "lead", "ada-1")
    for who in ("ben", "cyd", "other-lead"):
        assert "There is no conversation" in said(office, who)["detail"]
        for whose in ("mine", "about_me", "team"):
            assert listed(office, who, whose=whose)["items"] == []


def test_an_agent_lists_what_was_said_of_their_own(office: Office) -> None:
    say(office, "lead", "ada-1")
    say(office, "lead", "ben-1")
    say(office, "ada", "ada-1")
    write(office, "first", "ada-1")
    (about,) = listed(office, "ada", whose="about_me")["items"]
    assert (about["author"], about["conversation_id"]) == ("Lead", office.keys["ada-1"])


def test_a_lead_lists_what_was_said_in_their_team(office: Office) -> None:
    say(office, "lead", "ada-1")
    say(office, "first", "ben-1")
    say(office, "first", "cyd-1")
    assert authors(listed(office, "lead", whose="team")) == ["First", "Lead"]
    assert authors(listed(office, "ada", whose="team")) == []


def test_ones_own_come_drafts_first(office: Office) -> None:
    write(office, "lead", "ada-1")
    say(office, "lead", "ben-1")
    mine = listed(office, "lead")["items"]
    assert [each["submitted_at"] is None for each in mine] == [True, False]


def test_a_list_is_read_on_by_its_cursor_and_by_nobody_elses(office: Office) -> None:
    write(office, "lead", "ada-1")
    say(office, "lead", "ben-1")
    one = listed(office, "lead", most=1)
    two = listed(office, "lead", most=1, cursor=one["next"])
    assert [each["conversation_id"] for each in (*one["items"], *two["items"])] == [
        office.keys["ada-1"],
        office.keys["ben-1"],
    ]
    assert "does not belong" in listed(office, "lead", whose="team", cursor=one["next"])["detail"]
    assert "does not belong" in listed(office, "first", cursor=one["next"])["detail"]


def test_people_and_heard_have_each_a_mean_of_their_own(office: Office) -> None:
    for talk, step in (("ada-1", 1), ("ben-1", 4)):
        say(office, "lead", talk, FULL | {"right": {"step": step}})
        office.client.get(f"{API}/conversations/{office.keys[talk]}/review", headers=office.of("lead"))
    told = listed(office, "lead", whose="team")
    by_heard = [automatic(office, "lead", talk)["score"] for talk in ("ada-1", "ben-1")]
    assert told["people"] == {"mean": 90.0, "count": 2}
    assert told["heard"] == {"mean": round(sum(by_heard) / 2, 2), "count": 2}


def test_a_second_look_stands_beside_the_first_and_counts_alone(office: Office) -> None:
    say(office, "lead", "ada-1", FULL | {"right": {"step": 1}})
    say(office, "lead", "ada-1")
    told = listed(office, "lead", whose="team")
    assert [each["counts"] for each in told["items"]] == [True, False]
    assert told["people"] == {"mean": 100.0, "count": 1}


def test_whoever_loses_a_team_loses_what_was_said_there(office: Office) -> None:
    done = say(office, "lead", "ada-1")
    with office.house.store.writing() as session:
        set_roles(session, office.users["lead"], ())
    assert said(office, "lead")["status"] == 403
    assert do(office, "lead", "reopen", done["id"]).status_code == 403


def automatic(office: Office, who: str, talk: str, **asked: str | bool | int) -> dict[str, Any]:
    """What Heard fills in."""
    path = f"{API}/conversations/{office.keys[talk]}/automatic"
    told: dict[str, Any] = office.client.get(path, params=asked, headers=office.of(who)).json()
    return told


def test_heard_fills_in_with_quote_reason_and_how_sure(office: Office) -> None:
    sent = {"role": "customer", "text": "I am furious, it is broken!"}
    key = office.keys["ada-1"]
    for each in (sent, {"role": "agent", "text": "That must feel awful; I will mend the broken one tomorrow."}):
        office.client.post(f"{API}/conversations/{key}/turns", json=each, headers=office.of("ada"))
    told = automatic(office, "lead", "ada-1")
    assert (told["scorecard"], "right" in told["ratings"]) == ("heard", False)
    taken_up = told["ratings"]["taken_up"]
    assert (taken_up["step"], taken_up["sure"]) == (2, "sure")
    assert taken_up["reason"].startswith("1 of 2 things voiced")
    assert [each["quote"] for each in taken_up["quotes"]] == ["furious"]


def test_what_is_not_scored_says_why(office: Office) -> None:
    sent = {"turns": [{"id": "1", "role": "customer", "text": "Hola."}], "team": "parcels"}
    key = office.client.post(f"{API}/conversations", json=sent, headers=office.of("lead")).json()["conversation_id"]
    path = f"{API}/conversations/{key}/automatic"
    refused = office.client.get(path, headers=office.of("lead"))
    assert (refused.status_code, refused.json()["detail"]) == (409, "Not scored: language: es.")


def test_a_scorecard_that_is_not_there_is_named(office: Office) -> None:
    assert automatic(office, "lead", "ada-1", scorecard="x")["detail"].startswith("There is no scorecard x")


def test_reviewers_read_none_of_what_was_not_given_to_them(office: Office) -> None:
    say(office, "lead", "ada-1")
    assert said(office, "reviewer")["status"] == 404
    assert listed(office, "reviewer")["items"] == []


@pytest.mark.parametrize("who", ["trainer", "admin", "nobody"])
def test_nobody_else_reads_any(office: Office, who: str) -> None:
    assert said(office, who)["status"] == 403
    assert listed(office, who)["status"] == 403


def test_purposes_are_told_apart(office: Office) -> None:
    say(office, "ada", "ada-1")
    (own,) = listed(office, "ada")["items"]
    assert (own["purpose"], own["counts"]) == (Purpose.SELF, False)

"""The pages of calibrations: begun in a form, what is to be graded, and the table once it is over."""

import pytest
from httpx2 import Response

from tests.storage.quality.rounds import rate
from tests.web.forms import send_form
from tests.web.office import Office

HTML = {"Accept": "text/html"}
PATH = "/quality/calibrations"
FORM = {"name": "May", "scorecard": "heard", "draw": "2", "conversations": "", "until": "2040-01-31"}


def begin(office: Office, **sent: object) -> Response:
    people = [office.users["lead"], office.users["first"]]
    return send_form(office, "lead", PATH, **{**FORM, "people": people, **sent})


def get(office: Office, who: str, path: str = "") -> str:
    return office.client.get(f"{PATH}{path}", headers=office.sign_in(who) | HTML).text


def submit_all(office: Office) -> None:
    steps: dict[str, dict[str, int | None]] = {
        "lead": {"taken_up": 5, "respect": 2, "right": None},
        "first": {"taken_up": 2, "respect": 2, "right": 4},
    }
    with office.house.store.writing() as session:
        for who, rated in steps.items():
            for talk in ("ada-1", "ben-1"):
                rate(session, (1, office.keys[talk], office.users[who]), rated, at=session.at)


def test_it_is_begun_with_conversations_by_their_numbers(office: Office) -> None:
    ada, ben = office.keys["ada-1"], office.keys["ben-1"]
    shown = begin(office, conversations=f"{ada}, {ben}").text
    for key in (ada, ben):
        assert f'href="/quality/conversations/{key}?calibration=1"' in shown
    assert "Grade the next one" in shown
    assert "0 of 2 submitted" in shown


def test_it_is_taken_away_by_whoever_made_it(office: Office) -> None:
    assert "Remove it for good" in begin(office).text
    assert "Removed." in send_form(office, "lead", f"{PATH}/1/remove").text
    begin(office)
    submit_all(office)
    assert "Remove it for good" not in get(office, "lead", "/1")
    assert "end it instead" in send_form(office, "lead", f"{PATH}/1/remove").text


def test_it_is_begun_by_chance(office: Office) -> None:
    assert begin(office).text.count("to be graded") == 2


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": " "}, "Give it a name of at most 500 letters"),
        ({"draw": "0"}, "Say how many are drawn, 1 to 50, or name conversations by their numbers."),
        ({"draw": "some"}, "Say how many are drawn, 1 to 50, or name conversations by their numbers."),
        ({"until": "soon"}, "Say until which day, such as 2027-03-31."),
        ({"people": [4]}, "Nobody agrees by themselves; choose at least two people."),
        ({"conversations": "4"}, "There is no conversation 4."),
        ({"scorecard": "none"}, "There is no scorecard none"),
    ],
)
def test_what_cannot_be_begun_is_told_and_not_lost(office: Office, sent: dict[str, object], told: str) -> None:
    answer = begin(office, **{"name": "In May", **sent})
    assert (answer.status_code in {404, 422}, told in answer.text) == (True, True)
    assert ('value="In May"' in answer.text) == ("name" not in sent)


def test_the_form_offers_whoever_may_take_part(office: Office) -> None:
    shown = get(office, "lead", "/new")
    assert f'value="{office.users["lead"]}" checked' in shown
    assert f'value="{office.users["reviewer"]}"' in shown
    assert "Other-Lead" not in shown


def test_who_takes_part_in_none_is_told_so(office: Office) -> None:
    assert "Once a lead asks you to take part in one, it stands here." in get(office, "ada")
    assert "Begin one" in get(office, "lead")
    begin(office)
    assert "2 for you to grade" in get(office, "first")


def test_nothing_of_others_is_shown_before_it_is_over(office: Office) -> None:
    begin(office, conversations=f"{office.keys['ada-1']} {office.keys['ben-1']}")
    shown = get(office, "first", "/1")
    assert "How far you agree" not in shown
    assert office.client.get(f"{PATH}/1/export", headers=office.sign_in("first")).status_code == 409


def test_differences_stand_in_words_once_all_have_submitted(office: Office) -> None:
    begin(office, conversations=f"{office.keys['ada-1']} {office.keys['ben-1']}")
    submit_all(office)
    shown = get(office, "first", "/1")
    for words in ("far apart", "all the same", "does not apply, some say", "nothing to compare", "5 of 5", "2 of 5"):
        assert words in shown
    assert "Kappa" in shown
    assert "compared" in get(office, "lead")


def test_all_ratings_can_be_taken_along(office: Office) -> None:
    begin(office, conversations=f"{office.keys['ada-1']} {office.keys['ben-1']}")
    submit_all(office)
    lines = office.client.get(f"{PATH}/1/export", headers=office.sign_in("lead")).text.splitlines()
    assert lines[0] == "conversation,category,person,steps,step"
    assert f"{office.keys['ada-1']},Right and complete,Lead,4," in lines
    assert len(lines) == 1 + 2 * 2 * 3


def test_a_lead_ends_it_before_its_time(office: Office) -> None:
    begin(office)
    shown = send_form(office, "lead", f"{PATH}/1/close").text
    assert "How far you agree" in shown
    assert "cannot be told" in shown

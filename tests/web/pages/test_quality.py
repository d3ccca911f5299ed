"""The queue as a page: its rows and why they are there, filters, samples, what is assigned, and files."""

import csv
import re
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest

from heard.storage.quality.saved import saved_filters
from tests.storage.quality.talks import assign, grade, talk
from tests.web.office import Office


def page(office: Office, who: str, path: str = "/quality") -> str:
    """What somebody's browser shows."""
    answer = office.client.get(path, headers=office.sign_in(who))
    assert answer.status_code == 200, answer.text
    return answer.text


def send(office: Office, who: str, path: str, **sent: object) -> tuple[int, str]:
    """The status of what a form is answered, and where it leads, or else the page."""
    answer = office.client.post(path, data=sent, headers=office.sign_in(who), follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def two(office: Office) -> list[int]:
    """Two conversations worth a look; their keys."""
    with office.house.store.writing() as session:
        return [talk(session, "1", lowest=1.2), talk(session, "2", vulnerable=True, channel="email")]


def test_a_row_says_in_words_why_it_is_there_and_leads_on(office: Office) -> None:
    first, second = two(office)
    shown = page(office, "lead", "/quality?channel=email")
    assert "may need particular care" in shown
    assert f'href="/quality/conversations/{second}?queue=channel%3Demail"' in shown
    assert f'href="/quality/conversations/{first}?' not in shown


def test_from_one_of_them_the_others_are_a_click_away_and_the_queue_stays(office: Office) -> None:
    first, second = two(office)
    shown = page(office, "lead", f"/quality/conversations/{second}?queue=graded%3Deither")
    assert re.findall(r"rel=\"(?:next|prev)\" href=\"([^\"]+)", shown) == [
        f"/quality/conversations/{first}?queue=graded%3Deither"
    ]
    assert 'href="/quality?graded=either"' in shown


def test_a_queue_that_there_is_not_is_told(office: Office) -> None:
    first, _second = two(office)
    answer = office.client.get(f"/quality/conversations/{first}?queue=graded%3Dtwice", headers=office.sign_in("lead"))
    assert (answer.status_code, "names a queue that there is not" in answer.text) == (422, True)


def test_it_says_who_has_it_and_who_graded_it(office: Office) -> None:
    first, _second = two(office)
    with office.house.store.writing() as session:
        assign(session, first, office.users["reviewer"], office.users["lead"])
        grade(session, first, office.users["first"])
    shown = page(office, "lead", "/quality?graded=either")
    assert "assigned to Reviewer" in shown
    assert "graded by First" in shown


@pytest.mark.parametrize(
    ("who", "path", "told"),
    [
        ("lead", "/quality", "Nothing waits for a look"),
        ("lead", "/quality?channel=sms", "None of them"),
        ("reviewer", "/quality?graded=done", "Nothing to look at"),
    ],
)
def test_an_empty_page_says_why_and_offers_one_thing(office: Office, who: str, path: str, told: str) -> None:
    shown = page(office, who, path)
    assert told in shown
    assert shown.count('class="panel empty"') == 1


def test_what_makes_no_sense_is_told_above_the_form_and_stays_typed(office: Office) -> None:
    answer = office.client.get("/quality?since=soon", headers=office.sign_in("lead"))
    assert answer.status_code == 422
    assert "That cannot be looked for" in answer.text
    assert 'value="soon"' in answer.text


def test_what_is_assigned_stands_above_as_a_line(office: Office) -> None:
    assert "1 conversation is assigned to you" in page(office, "reviewer")
    assert "Nothing is assigned to you." in page(office, "lead")


def test_one_is_done_without_a_grading(office: Office) -> None:
    shown = page(office, "reviewer")
    path = shown.partition('action="/quality/assignments/')[2].partition('"')[0]
    assert send(office, "reviewer", f"/quality/assignments/{path}") == (303, "/quality?mine=True")
    assert "Nothing is assigned to you." in page(office, "reviewer")


def test_a_sample_is_drawn_by_the_filter_and_told(office: Office) -> None:
    two(office)
    people = [office.users["lead"], office.users["reviewer"]]
    status, path = send(
        office, "lead", "/quality/sample", channel="email", count=5, by="day", people=people, due="2026-12-03"
    )
    asked = parse_qs(urlsplit(path).query)
    assert (status, asked["channel"], asked["given"]) == (303, ["email"], ["1"])
    assert "1 conversation was assigned." in page(office, "lead", path)
    assert "until <time" in page(office, "lead").replace("\n", " ")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"count": "many"}, "Say how many"),
        ({"people": ""}, "Say how many"),
        ({"due": "soon"}, "Say how many"),
        ({"due": "2026-11-01"}, "That day is over"),
        ({"channel": "sms"}, "No conversation is like this any more"),
        ({"channel": "pigeon"}, "That cannot be looked for"),
    ],
)
def test_a_sample_that_cannot_be_drawn_is_shown_again(office: Office, sent: dict[str, str], told: str) -> None:
    two(office)
    given = {"count": "7", "people": str(office.users["reviewer"])} | sent
    status, shown = send(office, "lead", "/quality/sample", **given)
    assert status == 422
    assert told in shown
    assert f'value="{given["count"]}"' in shown


def test_only_who_may_give_is_offered_to_draw(office: Office) -> None:
    assert "Draw a sample" in page(office, "lead")
    assert "Draw a sample" not in page(office, "ada")
    assert "Draw a sample" not in page(office, "reviewer")


def test_a_filter_is_kept_found_at_the_side_and_removed(office: Office) -> None:
    assert send(office, "lead", "/quality/filters", channel="email", name="Letters", shared=True) == (
        303,
        "/quality?channel=email",
    )
    assert 'href="/quality?channel=email" dir="auto" aria-current="true">Letters' in page(
        office, "lead", "/quality?channel=email"
    )
    assert "from Lead" in page(office, "ada")
    with office.house.store.reading() as session:
        (kept,) = saved_filters(session, office.users["lead"])
    status, onward = send(office, "lead", f"/quality/filters/{kept.id}/remove")
    assert (status, onward) == (303, "/quality?channel=email&removed=Letters&shared=true")
    back = page(office, "lead", onward)
    assert "The filter Letters is removed." in back
    assert '<input type="hidden" name="name" value="Letters">' in back
    assert "Letters" not in page(office, "lead")


def test_a_filter_without_a_name_is_shown_again(office: Office) -> None:
    status, shown = send(office, "lead", "/quality/filters", channel="email", name=" ")
    assert (status, "A saved filter has a name" in shown) == (422, True)


def test_a_goal_is_set_and_left(office: Office) -> None:
    assert send(office, "reviewer", "/quality/goal", a_week="4") == (303, "/quality")
    assert "You have graded 0 of the 4" in page(office, "reviewer")
    assert send(office, "reviewer", "/quality/goal", a_week="")[0] == 303
    assert "that you set yourself" not in page(office, "reviewer")
    refused = send(office, "reviewer", "/quality/goal", a_week="5000")[1]
    assert "A goal is a number" in refused
    assert 'value="5000"' in refused


def test_the_queue_is_taken_along_with_its_filter(office: Office) -> None:
    two(office)
    answer = office.client.get("/quality/export?channel=email", headers=office.sign_in("lead"))
    (row,) = csv.DictReader(StringIO(answer.text))
    assert (row["external_id"], row["reasons"], row["lowest"]) == ("2", "vulnerable", "3.9")
    assert "agent" not in row
    assert office.client.get("/quality/export?since=soon", headers=office.sign_in("lead")).status_code == 422

"""The page of insights: figures in words, and never a figure that says more than it knows."""

import pytest

from tests.web.api.test_annotations import note
from tests.web.forms import send_form
from tests.web.office import Office
from tests.web.pages.test_workspace import page


@pytest.mark.parametrize(
    "words",
    ["56 conversations from", "of what was voiced", "likely", "of 56", "rose by", "no clear change", "Validate"],
)
def test_it_says(weeks: Office, words: str) -> None:
    assert words in page(weeks, "lead", "/insights")


def test_where_nothing_was_reviewed_it_says_what_to_do(office: Office) -> None:
    assert "Nothing was reviewed in this time" in page(office, "lead", "/insights")


def test_a_measure_has_a_drawing_and_the_table_behind_it(weeks: Office) -> None:
    shown = page(weeks, "first", "/insights/measures/heard_rate")
    assert "<polyline" in shown
    assert shown.count("<tr>") >= 8
    assert "By team" in shown


def test_the_look_stays_the_same_from_page_to_page(weeks: Office) -> None:
    shown = page(weeks, "lead", "/insights?channel=chat&since=&last=")
    assert "/insights/measures/heard_rate?channel=chat" in shown
    assert "28 conversations" in shown


def test_it_is_taken_along_as_it_was_narrowed(weeks: Office) -> None:
    found = weeks.client.get("/insights/export?channel=chat", headers=weeks.sign_in("lead"))
    lines = found.text.splitlines()
    assert lines[0].startswith("measure,value,low,high,conversations,before")
    assert lines[1].startswith("heard_rate,0.8")
    assert ",28," in lines[1]


def test_what_happened_is_marked_in_every_drawing_and_told_in_words_and_in_the_table(weeks: Office) -> None:
    day = weeks.house.store.clock().date().isoformat()
    note(weeks, text="Returns are free", day=day)
    drawn = page(weeks, "lead", "/insights")
    assert drawn.count('role="img"') == drawn.count(", Returns are free.") > 5
    shown = page(weeks, "lead", "/insights/measures/heard_rate")
    assert shown.count("Returns are free") == 3
    assert "<text" in shown


def test_an_annotation_is_noted_removed_and_brought_back_by_hand(office: Office) -> None:
    path = "/insights/annotations"
    sent = {"day": "2026-11-03", "text": "Outage", "team": str(office.teams["parcels"])}
    assert "Noted." in send_form(office, "lead", path, **sent).text
    [own] = office.client.get(f"/api/v1{path}", headers=office.of("lead")).json()
    assert "Strike" in send_form(office, "lead", f"{path}/{own['id']}", **sent | {"text": "Strike"}).text
    assert "Undo" in send_form(office, "lead", f"{path}/{own['id']}/remove").text
    assert "Strike" in send_form(office, "lead", f"{path}/{own['id']}/restore").text
    assert "Say on which day" in send_form(office, "lead", path, day="soon").text


def test_the_heat_map_says_rates_by_channel_and_by_team(weeks: Office) -> None:
    shown = page(weeks, "first", "/insights/heat")
    assert shown.count('class="heat"') == 2
    assert "likely" in shown
    assert "parcels" not in page(weeks, "first", f"/insights/heat?team={weeks.teams['refunds']}").split("<table")[1]


def test_a_change_that_is_refused_stays_in_its_own_row_with_what_was_typed(office: Office) -> None:
    path = "/insights/annotations"
    note(office, text="Outage", day="2026-11-03")
    [own] = office.client.get(f"/api/v1{path}", headers=office.of("lead")).json()
    shown = send_form(office, "lead", f"{path}/{own['id']}", day="never", text="A strike of the post").text
    assert "<details open>" in shown
    assert shown.count("A strike of the post") == 1
    assert shown.count('role="alert"') == 1
    assert f'aria-describedby="day-{own["id"]}-problem" aria-invalid="true"' in shown

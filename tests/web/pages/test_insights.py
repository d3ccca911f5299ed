"""The page of insights: figures in words, and never a figure that says more than it knows."""

import pytest

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

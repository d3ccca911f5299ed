"""The page of gaps: what customers ask again and again, what confuses them, and what to do about it."""

import pytest

from tests.web.office import Office
from tests.web.pages.test_workspace import page


@pytest.mark.parametrize(
    "words", ["Asked again and again", "Write the answer", "What confuses", "the letter says", "of 87", "#turn-1"]
)
def test_it_says(weeks: Office, causes: dict[str, int], words: str) -> None:
    assert causes
    assert words in page(weeks, "first", "/insights/gaps")


def test_where_there_is_none_it_leads_to_the_causes(office: Office) -> None:
    shown = page(office, "lead", "/insights/gaps")
    assert "No gap shows in this time" in shown
    assert 'href="/insights/causes"' in shown


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_they_are_taken_along(weeks: Office, causes: dict[str, int], kind: str) -> None:
    assert causes
    found = weeks.client.get(f"/insights/gaps/export?kind={kind}", headers=weeks.sign_in("first"))
    assert found.status_code == 200
    if kind == "csv":
        lines = found.text.splitlines()
        assert lines[0] == "kind,cause,called,conversations,share,of_cause,again,elsewhere,before,change,quotes"
        assert [line.split(",")[0] for line in lines[1:]] == ["question", "confusion"]


def test_a_measure_and_the_heat_map_are_told_by_cause(weeks: Office, causes: dict[str, int]) -> None:
    shown = page(weeks, "first", "/insights/measures/heard_rate")
    assert "By what customers came for" in shown
    assert f"/insights/causes/{causes['late']}" in shown
    assert page(weeks, "first", "/insights/heat").count('class="heat"') == 3
    lines = weeks.client.get("/insights/heat/export", headers=weeks.sign_in("first")).text
    assert "validate,cause,late," in lines

"""Reports on paper: one page of either kind, and nothing in the way of reading it on a screen."""

import re
from datetime import timedelta

import pytest

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.pictures import keep_picture
from tests.reports.scene import review_of, talk
from tests.web.api.test_annotations import note
from tests.web.figures import weeks_of
from tests.web.office import Office

pytestmark = pytest.mark.web

WEEK = "/reports/week?until=2026-11-30"


def fill(crowd: Office) -> None:
    """A week in which everything on the page has something to tell."""
    weeks_of(crowd, a_day=6)
    with crowd.house.store.writing() as session:
        for number, practice in enumerate(["validate", "name_feeling", "explain", "validate"]):
            talk(session, f"t{number}", session.at - timedelta(days=3), review_of((3, number % 2), practice))
    for days in range(8):
        day = crowd.house.store.clock().date() - timedelta(days=4 * days)
        note(crowd, "first", text=f"The {days}th change of our return policy since the summer", day=day.isoformat())


def test_a_week_is_read_on_every_screen_and_printed_on_one_page(visit: Visit, crowd: Office) -> None:
    fill(crowd)
    wrong = {}
    for name, width in (("wide", 1360), ("small", 320)):
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.enter(crowd, "lead", WEEK)
        keep_picture(visit.page, f"report-{name}")
        wrong[name] = (visit.overflow, stumbles(visit.page))
    assert wrong == dict.fromkeys(wrong, (0, []))
    visit.page.emulate_media(color_scheme="dark")
    for name, path in {"marked": "/insights/measures/heard_rate", "marked-all": "/insights"}.items():
        visit.enter(crowd, "lead", path)
        keep_picture(visit.page, name)
    for paper in ("A4", "Letter"):
        printed = crowd.client.get(f"{WEEK}&kind=pdf&paper={paper}", headers=crowd.sign_in("lead")).content
        assert printed.startswith(b"%PDF")
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1

"""Insights of few: a view, a week and a part are told where five agents answered, and what is left out is counted."""

from datetime import date, timedelta

import pytest

from tests.storage.insights.answered import answered
from tests.web.api.test_insights import ask
from tests.web.office import Office

NOVEMBER = {"since": "2026-11-02", "until": "2026-11-30"}
SEVEN = "ada ben dan eve fay gus hal".split()


@pytest.fixture
def crowd(office: Office) -> Office:
    """Four weeks: seven answer by chat, in the last one Ada alone; two of another team answer mails."""
    with office.house.store.writing() as session:
        for week in range(4):
            for who in SEVEN if week < 3 else SEVEN[:1]:
                for number in range(3):
                    day = date(2026, 11, 2) + timedelta(days=7 * week + number)
                    answered(session, who, office.teams["parcels"], day, number=number)
            for who in ("cyd", "ivy"):
                day = date(2026, 11, 2) + timedelta(days=7 * week)
                answered(session, who, office.teams["refunds"], day, channel="email")
    return office


def test_a_week_in_which_one_was_alone_is_left_out_and_counted(crowd: Office) -> None:
    found = ask(crowd, **NOVEMBER)
    assert (found["conversations"], found["left_out"], found["step"]) == (63, 3, "week")
    rate = next(each for each in found["measures"] if each["measure"] == "heard_rate")
    assert [point["estimate"] is not None for point in rate["points"]] == [True, True, True, False]


def test_of_fewer_than_five_nothing_is_told(crowd: Office) -> None:
    found = ask(crowd, who="other-lead", **NOVEMBER)
    assert (found["conversations"], found["left_out"], found["measures"]) == (0, 8, [])
    assert (
        "so that no figure is that of one agent"
        in crowd.client.get("/insights?since=2026-11-02&last=2026-11-29", headers=crowd.sign_in("other-lead")).text
    )


def test_parts_of_fewer_than_five_stand_not_beside_the_others(crowd: Office) -> None:
    found = ask(crowd, "/measures/heard_rate", who="first", **NOVEMBER)
    assert ([each["name"] for each in found["teams"]], [each["name"] for each in found["channels"]]) == (
        ["parcels"],
        ["chat"],
    )

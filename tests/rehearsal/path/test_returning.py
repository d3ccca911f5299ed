"""What comes next, and what comes back."""

from datetime import date, timedelta

from heard.conversation.span import Span
from heard.rehearsal.path.returning import BREAKS, Practised, Shown, due, placed, practised, shown_in
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Finding, Presence
from heard.rubric.mark import Mark
from heard.scoring.review import Reply
from tests.people import agent

DAY = date(2026, 11, 2)
TURN = agent("I am sorry.")


def finding(behaviour: str, kind: Kind, *, there: bool) -> Finding:
    marks = (Mark(Span(TURN, 0, 1), "so", 0.9),) if there else ()
    return Finding(behaviour, behaviour, kind, True, Presence.YES if there else Presence.NO, 0.9, marks)  # noqa: FBT003 - called for


def shown(*findings: Finding) -> Shown:
    return shown_in(Reply(TURN, not_scored="a test", findings=findings))


MISSED = finding("validate", Kind.PRACTICE, there=False)
SHOWN = finding("validate", Kind.PRACTICE, there=True)
SCRIPTED = finding("scripted", Kind.PITFALL, there=True)


def after(*days: int, right: str = "validate") -> list[Practised]:
    return [Practised(DAY + timedelta(days=day), frozenset({right}), frozenset()) for day in days]


def test_what_was_missed_once_a_day_was_missed_that_day() -> None:
    assert practised(DAY, [shown(SHOWN), shown(MISSED, SCRIPTED)]) == Practised(
        DAY, frozenset(), frozenset({"validate", "scripted"})
    )


def test_a_pitfall_that_could_have_been_there_is_right_where_it_is_not() -> None:
    assert shown(finding("scripted", Kind.PITFALL, there=False)).right == {"scripted"}
    assert shown(MISSED).right == frozenset()


def test_one_conversation_says_where_to_begin() -> None:
    assert placed([shown(MISSED), shown(MISSED)])[0].id == "validating"
    assert placed([])[0].id == "listening"


def test_what_was_missed_comes_back_after_longer_and_longer_breaks() -> None:
    days = [Practised(DAY, frozenset(), frozenset({"dismiss"}))]
    when = []
    while found := due(days):
        when.append((found[0].day - days[-1].day).days)
        days.append(Practised(found[0].day, frozenset({"dismiss"}), frozenset()))
    assert tuple(when) == BREAKS


def test_practice_before_its_day_does_not_count_and_a_miss_begins_anew() -> None:
    days = [Practised(DAY, frozenset(), frozenset({"dismiss"}))]
    assert due([*days, *after(0, right="dismiss")])[0].day == DAY + timedelta(days=1)
    later = Practised(DAY + timedelta(days=1), frozenset(), frozenset({"dismiss"}))
    assert due([*days, later])[0].day == DAY + timedelta(days=2)


def test_a_lesson_comes_back_once_whatever_was_missed_of_it() -> None:
    both = Practised(DAY, frozenset(), frozenset({"validate", "dismiss"}))
    assert [each.lesson.id for each in due([both])].count("validating") == 1

"""Evidence in the words of a turn: however marks overlap, no letter is lost, doubled or moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.web.shared.told.evidence import Evidence, Look, cut, evidence_in
from heard.web.shared.told.turns import anchor_of

TEXT = "Nine 🙈 days, and no parcel!"
MARKS = st.builds(
    lambda ends, look: Evidence("1", min(ends), max(ends), f"item-{ends}", look),
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))),
    st.sampled_from(Look),
)


def test_words_between_two_borders_show_all_that_lies_over_them() -> None:
    over = [Evidence("1", 0, 12, "a", Look.TAKEN), Evidence("1", 5, 27, "b", Look.UNHEARD)]
    assert [(each.words, each.entries, each.look) for each in cut("1", TEXT, over)] == [
        ("Nine ", ("a",), Look.TAKEN),
        ("🙈 days,", ("a", "b"), Look.UNHEARD),
        (" and no parcel!", ("b",), Look.UNHEARD),
    ]


def test_a_mark_that_ends_between_two_halves_of_a_letter_cannot_be() -> None:
    assert [each.words for each in cut("1", TEXT, [Evidence("1", 5, 6, "a", Look.HINT)])][1] == "🙈"


def test_what_belongs_to_another_turn_marks_nothing() -> None:
    assert [each.look for each in cut("1", TEXT, [Evidence("2", 0, 4, "a", Look.TAKEN)])] == [None]


@given(st.lists(MARKS, max_size=8))
def test_the_words_are_all_there_in_order(marks: list[Evidence]) -> None:
    stretches = cut("1", TEXT, marks)
    assert "".join(each.words for each in stretches) == TEXT
    assert len({each.anchor for each in stretches}) == len(stretches)


@given(st.lists(MARKS, max_size=8))
def test_every_mark_begins_where_its_address_leads(marks: list[Evidence]) -> None:
    anchors = {each.anchor: each for each in cut("1", TEXT, marks)}
    for mark in marks:
        if mark.start < mark.end:
            assert mark.entry in anchors[anchor_of("1", mark.start)].entries


def test_an_id_that_no_address_may_hold_is_written_so_that_it_may() -> None:
    assert anchor_of('m 1"><b>', 3) == "turn-m%201%22%3E%3Cb%3E.3"


@pytest.mark.parametrize(
    ("state", "weight", "look"),
    [
        ("passed_over", 1, Look.UNHEARD),
        ("passed_over", 0, Look.HINT),
        ("partly", 2, Look.TAKEN),
        ("taken_up", 1, Look.TAKEN),
        ("waiting", 3, Look.UNHEARD),
    ],
)
def test_words_look_like_what_became_of_them(state: str, weight: int, look: Look) -> None:
    span = {"turn_id": "1", "start": 0, "end": 4, "quote": "Nine"}
    item = {"item_id": "c1", "span": span, "also": [], "taken_up": [], "state": state, "weight": weight}
    assert [each.look for each in evidence_in({"ledger": [item], "readings": [], "replies": []})] == [look]


def test_a_pitfall_by_silence_does_not_blame_the_words_it_points_at() -> None:
    span = {"turn_id": "2", "start": 0, "end": 4, "quote": "Fine"}
    found = {"present": "yes", "kind": "pitfall", "marks": [{"span": span}]}
    findings = [found | {"behaviour": each} for each in ("ignore_feeling", "blame")]
    review = {"ledger": [], "readings": [], "replies": [{"turn_id": "2", "findings": findings}]}
    assert [each.look for each in evidence_in(review)] == [Look.HINT, Look.PITFALL]

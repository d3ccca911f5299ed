"""Edits at exact places: read each line as a draft, then the draft with one sentence more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.span import Span
from heard.errors import InvalidValue
from heard.suggest.draft import Change, Edit, apply_edits, draft_of
from tests.people import agent


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("We will check.", "Nine days is long. We will check."),
        ("Hi Sam, your parcel is late.", "Hi Sam, nine days is long. Your parcel is late."),
        ("Hi, Paul. Your parcel is late.", "Hi, Paul. Nine days is long. Your parcel is late."),
        ("Dear customer,\n\nWe look.", "Dear customer,\n\nNine days is long. We look."),
        ("Hello,\n\nThank you.\n\nKind regards,\nBea", "Hello,\n\nNine days is long. Thank you.\n\nKind regards,\nBea"),
        ("@user we're on it ^JK", "@user Nine days is long. We're on it ^JK"),
        ("Hi there! We are on it.", "Hi there! Nine days is long. We are on it."),
        ("Hi Ana I will check.", "Hi Ana nine days is long. I will check."),
    ],
)
def test_the_first_words_stand_behind_the_greeting(text: str, edited: str) -> None:
    draft = draft_of(agent(text))
    assert draft.with_edits([draft.at_opening("Nine days is long.")]) == edited


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("We will check.", "We will check. I stay with it."),
        ("ok will check", "ok will check. I stay with it."),
        ("Hello,\n\nThank you.\n\nKind regards,\nBea", "Hello,\n\nThank you. I stay with it.\n\nKind regards,\nBea"),
        ("@user DM us ^JK", "@user DM us. I stay with it. ^JK"),
        ("On it 🙂", "On it 🙂 I stay with it."),
        ("@user See [link] Hope this helps.", "@user See [link]. I stay with it. Hope this helps."),
        ("On it\n-Tom", "On it. I stay with it.\n-Tom"),
    ],
)
def test_the_last_words_stand_before_the_signature(text: str, edited: str) -> None:
    draft = draft_of(agent(text))
    assert draft.with_edits([draft.at_closing("I stay with it.")]) == edited


def test_a_sentence_is_replaced_or_taken_out_with_its_space() -> None:
    draft = draft_of(agent("One. Two. Three."))
    first, second, third = draft.sentences
    assert draft.with_edits([draft.instead_of(second, "Four.")]) == "One. Four. Three."
    assert draft.with_edits([draft.without(first)]) == "Two. Three."
    assert draft.with_edits([draft.without(third)]) == "One. Two."
    assert draft.with_edits([draft.after(second, "Four.")]) == "One. Two. Four. Three."


def test_a_greeting_stays_where_its_sentence_is_replaced() -> None:
    draft = draft_of(agent("Hi Sam, I understand your frustration. We will check."))
    assert draft.with_edits([draft.instead_of(draft.sentences[0], "Nine days is long.")]) == (
        "Hi Sam, nine days is long. We will check."
    )


def test_two_edits_at_one_place_stand_in_the_given_order() -> None:
    assert apply_edits("c", [Edit(0, 0, "a"), Edit(0, 0, "b")]) == "abc"


def test_an_edit_knows_what_it_does() -> None:
    changes = [Edit(0, 0, "a").change, Edit(0, 1, "a").change, Edit(0, 1, "").change]
    assert changes == [Change.INSERT, Change.REPLACE, Change.REMOVE]


@pytest.mark.parametrize(("start", "end", "text"), [(0, 0, ""), (2, 1, "a"), (-1, 0, "a")])
def test_an_edit_that_changes_nothing_cannot_be(start: int, end: int, text: str) -> None:
    with pytest.raises(InvalidValue):
        Edit(start, end, text)


words = st.sampled_from(
    ["Hi Sam, ", "Hello!\n\n", "we check", "It is 5 euros. ", "ok ", "🙂", "\n", "Kind regards,\nBea", " ^JK", "@user "]
)


@given(st.lists(words, min_size=1, max_size=6).map("".join).filter(str.strip), st.sets(st.integers(0, 2)))
def test_any_subset_of_edits_keeps_every_word_of_the_draft(text: str, chosen: set[int]) -> None:
    draft = draft_of(agent(text))
    edits = [draft.at_opening("Nine days is long."), draft.at_closing("I stay with it."), draft.at_closing("Thanks.")]
    used = [edit for place, edit in enumerate(edits) if place in chosen]
    edited = draft.with_edits(used)
    assert all(edit.sentence.lower() in edited.lower() for edit in used)
    left = edited.lower()
    for edit in used:
        left = left.replace(edit.sentence.lower(), "", 1)
    assert "".join(left.replace(".", "").split()) == "".join(text.lower().replace(".", "").split())


def test_spans_of_the_draft_are_its_own() -> None:
    turn = agent("One. Two.")
    assert draft_of(turn).sentences == (Span(turn, 0, 4), Span(turn, 5, 9))

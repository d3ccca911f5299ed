"""Every behaviour, whoever adds it: its examples, its words, its place in the codebook."""

import pytest

from heard.errors import NotFound
from heard.rubric.behaviour import Behaviour, Example
from heard.rubric.catalogue import BEHAVIOURS, find_behaviour
from heard.rubric.explanation import explain

# CODEBOOK.md defines these 16 practices and 12 pitfalls; labels, corpus and API use exactly these ids.
CODEBOOK = {
    "practice": (
        "name_feeling acknowledge_impact validate restate explore take_ownership apologise_specifically explain inform "
        "offer_choice next_step appreciate reassure personal_touch goodwill caring_close"
    ).split(),
    "pitfall": (
        "dismiss blame scripted over_sympathise assume negative_wording ignore_feeling ignore_concern hand_off "
        "interrogate jargon disrespect"
    ).split(),
}

each_behaviour = pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda behaviour: behaviour.id)
each_example = pytest.mark.parametrize(
    "example", [pytest.param(each, id=each.reply[:40]) for behaviour in BEHAVIOURS for each in behaviour.examples]
)


@each_behaviour
def test_the_codebook_knows_it(behaviour: Behaviour) -> None:
    assert behaviour.id in CODEBOOK[behaviour.kind]


@each_example
def test_an_example_marks_words_of_its_reply(example: Example) -> None:
    assert example.marks is None or (example.marks and example.marks in example.reply)


@each_behaviour
def test_it_explains_itself_in_full(behaviour: Behaviour) -> None:
    words = explain(behaviour)
    assert all((words.caption, words.why, words.watch_out, words.source, words.called_for))


@each_behaviour
def test_its_explanation_is_cut_where_the_paragraphs_begin(behaviour: Behaviour) -> None:
    words = explain(behaviour)
    told = f"{words.caption} {words.why} {words.watch_out} {words.source}"
    assert not [opening for opening in ("Why it", "Watch out:", "Source:", "\n") if opening in told]


@each_behaviour
def test_it_is_found_by_its_id(behaviour: Behaviour) -> None:
    assert find_behaviour(behaviour.id) is behaviour


def test_an_unknown_id_is_told_the_known_ones() -> None:
    with pytest.raises(NotFound, match=r"no behaviour called nod.*name_feeling.*ignore_feeling"):
        find_behaviour("nod")


def test_no_id_stands_twice() -> None:
    assert len({behaviour.id for behaviour in BEHAVIOURS}) == len(BEHAVIOURS)

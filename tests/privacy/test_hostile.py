"""Hostile texts: no pattern takes long, whatever it reads; figures are in docs/figures.md."""

from time import perf_counter

import pytest

from evals.privacy.hostile import SHAPES, hostile_texts
from heard.privacy.finders.catalogue import FAMILIES, Family
from heard.privacy.keep import Said, mask_text, mask_turns
from heard.privacy.page import find_in
from heard.privacy.pattern import MOST_CANDIDATES
from heard.privacy.plain import plain_of

# Less text and more time than the bar speaks of: a busy machine passes, and time that grows with the square does not.
LETTERS, SECONDS = 50_000, 1.0


@pytest.mark.parametrize("family", FAMILIES, ids=[family.kind for family in FAMILIES])
def test_no_shape_keeps_a_family_long(family: Family) -> None:
    took = {}
    for shape, text in zip(SHAPES, hostile_texts(LETTERS), strict=True):
        letters = plain_of(text).letters
        start = perf_counter()
        list(find_in(family, letters))
        took[shape] = perf_counter() - start
    assert max(took.values()) < SECONDS, max(took, key=took.__getitem__)


def test_no_shape_breaks_the_masking_of_turns() -> None:
    for text in hostile_texts(2_000):
        assert len(mask_turns([Said("customer", text), Said("agent", "go on"), Said("customer", text)])) == 3


def test_a_crowd_of_candidates_is_masked_unjudged() -> None:
    kept = mask_text("4111111111111111 " * (MOST_CANDIDATES + 1))
    assert kept.text == "[card]"


def test_before_a_crowd_everything_is_judged() -> None:
    kept = mask_text("password: abc12 " * (MOST_CANDIDATES + 2))
    assert kept.text.startswith("password: [password] password: [password] ")
    assert "abc12" not in kept.text

"""What is counted of an edited reply, by the words alone."""

import pytest

from evals.suggestions.edited import Edited, adds_none, keeps_every_fact, longer_by_little
from evals.suggestions.mediocre import Mediocre
from heard.suggest.review import review_draft
from tests.fakes.model import fake_model
from tests.people import conversation

REPLY = Mediocre(
    "gold", "talk/1", conversation("C: Nine days and no parcel! Ask Ngozi."), "It comes on Friday, for 5 euros."
)


def edited(text: str) -> Edited:
    return Edited(REPLY, text, review_draft(REPLY.before, text, fake_model()))


@pytest.mark.parametrize(
    ("text", "kept", "added_nothing"),
    [
        ("It comes on Friday, for 5 euros.", 1, 1),
        ("Nine days is long. It comes on Friday, for 5 euros.", 1, 1),
        ("It comes on Friday.", 0, 1),
        ("It comes on Monday, for 5 euros.", 0, 0),
        ("It comes on Friday, for 5 euros. I'll refund you.", 1, 0),
        ("It comes on Friday, for 5 euros. I write to you by [when].", 1, 1),
    ],
)
def test_facts_are_kept_and_none_is_added(text: str, kept: float, added_nothing: float) -> None:
    assert (keeps_every_fact(edited(text)), adds_none(edited(text))) == (kept, added_nothing)


@pytest.mark.parametrize(("letters", "little"), [(32, 1), (51, 1), (52, 0)])
def test_little_is_sixty_percent(letters: int, little: float) -> None:
    assert longer_by_little(edited("x" * letters)) == little

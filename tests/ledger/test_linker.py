"""A link: how likely a reply takes an item up, and how."""

from math import nan

import pytest

from heard.conversation.span import Span
from heard.errors import InvalidValue
from heard.ledger.item import Item, ItemKind, Part, Way
from heard.ledger.linker import Link, part_taken_up
from tests.people import agent, customer


@pytest.mark.parametrize("ways", [{Way.ASK: -0.1}, {Way.ASK: 0.6, Way.ACT: 0.5}, {Way.ASK: nan}])
def test_it_rejects_what_are_no_shares(ways: dict[Way, float]) -> None:
    with pytest.raises(InvalidValue, match="c1"):
        Link("c1", ways)


def test_its_likelihood_is_that_of_all_ways_together() -> None:
    link = Link("c1", {Way.ASK: 0.25, Way.DEFER: 0.5})
    assert (link.likely, link.likeliest_as(Part.PARTLY, ItemKind.QUESTION)) == (0.75, Way.DEFER)


def test_what_is_settled_is_settled_in_a_way_that_settles() -> None:
    link = Link("c1", {Way.ACKNOWLEDGE: 0.35, Way.ANSWER: 0.3, Way.ACT: 0.25})
    assert link.likeliest_as(Part.WHOLE, ItemKind.PROBLEM) is Way.ANSWER


def test_it_bears_shares_that_were_rounded_one_by_one() -> None:
    shares = dict(zip(Way, (0.201, 0.2, 0.2, 0.2, 0.201), strict=True))
    assert Link("c1", shares).likely == 1


@pytest.mark.parametrize(
    ("reply", "likely", "part"),
    [
        ("It comes on Friday.", 0.6, Part.WHOLE),
        ("We pack it in blue paper.", 0.8, Part.PARTLY),
        ("We pack it in blue paper.", 0.95, Part.WHOLE),
        ("It comes on Friday.", 0.4, None),
    ],
)
def test_what_holds_nothing_of_what_was_asked_settles_it_only_when_that_is_very_likely(
    reply: str, likely: float, part: Part | None
) -> None:
    asked, answered = customer("When does it come?"), agent(reply)
    item = Item("c1", ItemKind.QUESTION, Span(asked, 0, len(asked.text)), 1, 0.9)
    assert part_taken_up(item, Link("c1", {Way.ANSWER: likely}, Span(answered, 0, len(reply)))) is part

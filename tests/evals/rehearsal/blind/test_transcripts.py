"""Transcripts that are cut from what was said, or played."""

import json
from pathlib import Path
from random import Random

import pytest

from evals.rehearsal.blind.replies import Reply, Shelf
from evals.rehearsal.blind.transcripts import Played, chosen, cut, public_gold, real
from evals.rehearsal.blind.words import Names
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.errors import InvalidValue
from heard.rehearsal.judged import Judge
from heard.rehearsal.session import Stage
from tests.fakes.model import fake_model
from tests.fakes.placer import FakePlacer
from tests.people import agent, customer
from tests.rehearsal.deck import PERSONA, card

NAMES = Names(["it is lost again now hello yes why no"])
REPLIES = [Reply(f"we look for it, {word}", "it is lost", later=later) for word in "abcdef" for later in (False, True)]
SHELF = Shelf(REPLIES, FakePlacer())


def said(*texts: str, id_: str = "one") -> Conversation:
    """A conversation of these turns, the customer's first."""
    people = (customer, agent)
    return Conversation(id_, tuple(people[place % 2](text, turn_id=str(place)) for place, text in enumerate(texts)))


def test_at_most_five_turns_of_the_customer_are_kept_and_the_last_word_is_theirs() -> None:
    found = cut(said(*["lost"] * 14), NAMES)
    assert found is not None
    assert [turn.role for turn in found.turns] == [Role.CUSTOMER, Role.AGENT] * 4 + [Role.CUSTOMER]


@pytest.mark.parametrize("texts", [("lost", "hm", "lost", "hm"), ("lost", "hm", "@user", "hm", "lost")])
def test_whoever_says_too_little_is_left_out(texts: tuple[str, ...]) -> None:
    assert cut(said(*texts), NAMES) is None


def test_the_wordiest_are_left_out() -> None:
    some = [said("lost " * many, "hm", "lost", id_=str(many)) for many in (5, 1, 3)]
    assert [each.id for each in chosen(some, 2, NAMES)] == ["1", "3"]
    with pytest.raises(InvalidValue, match="3 conversations"):
        chosen(some, 4, NAMES)


def test_a_real_customer_keeps_their_turns_and_the_agent_none() -> None:
    found = real(said("It is LOST", "secret", "@user again?", "secret", "lost."), SHELF, NAMES, set())
    assert found.real
    assert [turn.text for turn in found.turns[::2]] == ["it is lost", "again?", "lost"]
    assert all(turn.text.startswith("we look for it") for turn in found.turns[1::2])
    assert found.words == (3, 1, 1)


def test_a_rehearsal_is_as_many_turns_as_what_it_is_beside_and_answers_other_replies() -> None:
    beside = real(said("lost again", "hm", "why", "hm", "no"), SHELF, NAMES, set())
    played = Played(Stage(card(), fake_model(), Judge(card(), FakePlacer()), PERSONA), ["good one"], SHELF, NAMES)
    taken: set[str] = set()
    found = played.like(beside, Random(1), taken)
    assert not found.real
    assert found.id.startswith("parcel/")
    assert [turn.role for turn in found.turns] == [turn.role for turn in beside.turns]
    assert len(taken) == 2
    assert found == played.like(beside, Random(1), set())


def test_gold_is_read_from_its_public_sources_only(tmp_path: Path) -> None:
    lines = [
        {"id": source, "source": source, "turns": [{"role": "customer", "text": "lost"}]}
        for source in ("twitter", "chat", "twitter2020")
    ]
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/conversations.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [each.id for each in public_gold(tmp_path)] == ["twitter", "twitter2020"]

"""A turn that is added the short way: the store holds the same as if the whole conversation had come at once."""

from random import Random

import pytest

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.privacy.added import is_plain_after
from heard.privacy.keep import Said, mask_turns
from heard.storage.conversations import find, fingerprint, keep, load
from heard.storage.happening.appending import Appending
from heard.storage.store import Store

SENTENCES = "Hello|my card is|go on|it is|password:|hunter22|yes|the code is 123|and 4455|my order 99812".split("|")
FIGURES = "4539 1488|0343 6467|45391488 03436467|4539|1488".split("|")
PIECES = (*SENTENCES, *FIGURES, "I live at a place far from here " * 4)
SPEAKERS = "customer ", "agent "


def added(number: int, text: str, author: str | None = None) -> Conversation:
    """A turn that comes by itself."""
    return Conversation("c", (Turn(str(number), list(Role)[number % 2], text, author=author),))


def test_the_store_holds_the_same_as_if_all_had_come_at_once(store: Store) -> None:
    texts = ["Where is it?", "I look.", "My card is 4539 1488", "go on", "0343 6467", "hunter22 is my password", "Bye."]
    appending = Appending()
    with store.writing() as session:
        for number, text in enumerate(texts):
            if appending.append(session, "live", added(number, text)) is None:
                keep(session, "live", [added(number, text)])
                appending.remember(session, "live", find(session, "live", "c"))
        one_by_one, there = fingerprint(session), load(session, find(session, "live", "c"))
    assert "1488" not in "".join(turn.text for turn in there.turns)
    with store.writing() as session:
        keep(session, "live", [Conversation("c", tuple(added(n, text).turns[0] for n, text in enumerate(texts)))])
        assert fingerprint(session) == one_by_one


@pytest.mark.parametrize(
    "given",
    [
        Conversation("c", added(9, "x").turns, agent=Agent("a")),
        Conversation("c", (*added(9, "x").turns, *added(8, "y").turns)),
        added(0, "said otherwise"),
        added(9, "my card is 4539 1488 0343 6467"),
        added(9, "x", "Mira"),
        Conversation("other", added(9, "x").turns),
    ],
)
def test_what_is_more_than_a_plain_turn_goes_the_long_way(store: Store, given: Conversation) -> None:
    appending = Appending()
    with store.writing() as session:
        keep(session, "live", [Conversation("c", added(0, "Hi").turns, customer=Customer("m", "Mira"))])
        appending.remember(session, "live", find(session, "live", "c"))
        assert appending.append(session, "live", given) is None
        assert appending.append(session, "live", added(9, "Hi again")) is not None


def test_what_another_has_changed_meanwhile_goes_the_long_way(store: Store) -> None:
    appending = Appending()
    with store.writing() as session:
        keep(session, "live", [added(0, "Hi")])
        appending.remember(session, "live", find(session, "live", "c"))
        keep(session, "live", [added(1, "Hello")])
        assert appending.append(session, "live", added(2, "Are you there?")) is None


@pytest.mark.parametrize("seed", range(300))
def test_where_the_short_look_finds_nothing_the_whole_would_find_nothing(seed: int) -> None:
    chance, said = Random(seed), list[Said]()
    for _ in range(14):
        turn = Said(chance.choice(SPEAKERS), " ".join(chance.choices(PIECES, k=chance.randint(1, 3))))
        plain, whole = is_plain_after(said, turn), mask_turns([*said, turn])
        if plain:
            assert [each.text for each in whole] == [each.text for each in (*said, turn)]
        said = [Said(each.speaker, kept.text) for each, kept in zip((*said, turn), whole, strict=True)]

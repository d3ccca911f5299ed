"""A turn that is added the short way: the store holds the same as if the whole conversation had come at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.privacy.added import is_plain_after
from heard.privacy.keep import Said, mask_turns
from heard.privacy.policy import Policy
from heard.privacy.secret import SecretKind
from heard.storage.access.reach import EVERYTHING
from heard.storage.access.visible import Wanted, seen
from heard.storage.conversations import fingerprint, keep, load
from heard.storage.happening.appending import Appending, There
from heard.storage.happening.commit import COLUMNS, Brought, keep_together, there_from
from heard.storage.store import Session, Store

SENTENCES = "Hello|my card is|go on|it is|password:|hunter22|yes|the code is 123|and 4455|my order 99812".split("|")
FIGURES = "4539 1488|0343 6467|45391488 03436467|4539|1488".split("|")
PIECES = (*SENTENCES, *FIGURES, "I live at a place far from here " * 4)
SPEAKERS = "customer ", "agent "


def added(number: int, text: str, author: str | None = None) -> Conversation:
    """A turn that comes by itself."""
    return Conversation("c", (Turn(str(number), list(Role)[number % 2], text, author=author),))


def keep_each(store: Store, appending: Appending, texts: Sequence[str], together: int) -> tuple[str, Conversation]:
    """Keep turns that come one after another, so many in a commit; the fingerprint of the store, and what it holds."""
    given = [Brought("live", added(number, text)) for number, text in enumerate(texts)]
    for begin in range(0, len(given), together):
        with store.writing() as session:
            keep_together(session, appending, given[begin : begin + together])
    with store.reading() as session:
        return fingerprint(session), load(session, 1)


def there(session: Session) -> There:
    """The one conversation of a store, as it stands."""
    return there_from(session.connection.execute(COLUMNS).one())


TOLD = ["Where is it?", "I look.", "My card is 4539 1488", "go on", "0343 6467", "hunter22 is my password", "Bye."]
# The rest of a number, whose beginning stands in a turn too long to be kept at hand.
FAR = ["go on " * 700 + "My card is 4539 1488 0343", "go on", "6467"]
LONG = ["What a long story this is, and it goes on and on. " * 9] * 40 + TOLD + ["ok"] * 40


@pytest.mark.parametrize("together", [1, 3, 100])
@pytest.mark.parametrize("most_turns", [0, 30, 1_000])
@pytest.mark.parametrize("texts", [TOLD, FAR, LONG])
def test_the_store_holds_the_same_as_if_all_had_come_at_once(
    store: Store, texts: Sequence[str], most_turns: int, together: int
) -> None:
    figure, held = keep_each(store, Appending(most_turns), texts, together)
    assert "1488" not in "".join(turn.text for turn in held.turns)
    with store.writing() as session:
        keep(session, "live", [Conversation("c", tuple(added(n, text).turns[0] for n, text in enumerate(texts)))])
        assert fingerprint(session) == figure
        assert load(session, 1) == held


def test_when_somebody_spoke_last_is_kept_along(store: Store) -> None:
    times = [datetime(2026, 11, 30, 9, minute, tzinfo=UTC) for minute in (1, 5, 3)]
    turns = [Turn(str(number), Role.CUSTOMER, "Hi", at) for number, at in enumerate(times)]
    with store.writing() as session:
        keep_together(session, Appending(), [Brought("live", Conversation("c", (turn,))) for turn in turns])
        [row] = seen(session, Wanted(EVERYTHING))
    assert row.last_at == max(times)


def test_turns_that_come_one_by_one_go_the_short_way(store: Store) -> None:
    appending = Appending()
    keep_each(store, appending, LONG, 1)
    with store.writing() as session:
        assert appending.append(session, there(session), added(999, "And now?")) is not None


@pytest.mark.parametrize(
    "given",
    [
        Conversation("c", added(9, "x").turns, agent=Agent("a")),
        Conversation("c", (*added(9, "x").turns, *added(8, "y").turns)),
        added(0, "said otherwise"),
        added(9, "my card is 4539 1488 0343 6467"),
        added(9, "x", "Mira"),
    ],
)
def test_what_is_more_than_a_plain_turn_goes_the_long_way(store: Store, given: Conversation) -> None:
    appending, mira = Appending(), Customer("m", "Mira", "mira@shop.example")
    with store.writing() as session:
        keep(session, "live", [Conversation("c", added(0, "Hi").turns, customer=mira)])
        assert appending.append(session, there(session), given) is None
        assert appending.append(session, there(session), added(9, "Hi again")) is not None


def test_what_another_has_changed_meanwhile_is_seen(store: Store) -> None:
    appending = Appending()
    keep_each(store, appending, ["Hi", "Hello"], 1)
    with store.writing() as session:
        keep(session, "live", [added(2, "Are you there?")])
        assert appending.append(session, there(session), added(2, "Are you there?")) is None
        grown = appending.append(session, there(session), added(3, "And now?"))
    assert grown is not None
    assert grown.turn["place"] == 3


def test_what_was_kept_by_another_policy_goes_the_long_way(store: Store) -> None:
    email = "write to me at ruth@shop.example"
    open_store = replace(store, policy=Policy(frozenset({SecretKind.EMAIL})))
    with open_store.writing() as session:
        keep(session, "live", [added(0, email)])
    with store.writing() as session:
        assert load(session, 1).turns[0].text == email
        assert Appending().append(session, there(session), added(1, "And now?")) is None


@pytest.mark.parametrize("seed", range(300))
def test_where_the_short_look_finds_nothing_the_whole_would_find_nothing(seed: int) -> None:
    chance, said = Random(seed), list[Said]()
    for _ in range(14):
        turn = Said(chance.choice(SPEAKERS), " ".join(chance.choices(PIECES, k=chance.randint(1, 3))))
        plain, whole = is_plain_after(said, turn), mask_turns([*said, turn])
        kept_at_hand = said[chance.randint(0, len(said)) :]
        assert plain or not is_plain_after(kept_at_hand, turn, is_all=len(kept_at_hand) == len(said))
        if plain:
            assert [each.text for each in whole] == [each.text for each in (*said, turn)]
        said = [Said(each.speaker, kept.text) for each, kept in zip((*said, turn), whole, strict=True)]

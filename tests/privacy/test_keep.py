"""Masking for keeping: what stands in the place of a secret, where everything went, and what is left as it was."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.privacy.keep import Kept, Said, mask_conversation, mask_text, mask_turns
from heard.privacy.policy import Policy
from heard.privacy.secret import Secret, SecretKind
from tests.privacy.words import TEXTS

CONVERSATIONS = st.lists(st.builds(Said, st.sampled_from(("customer", "agent")), TEXTS), max_size=5)
TALK = Conversation(
    "1",
    (
        Turn("a", Role.CUSTOMER, "card 4111 1111", author="Ana ana@mail.example"),
        Turn("b", Role.AGENT, "go on"),
        Turn("c", Role.CUSTOMER, "1111 1111, mail ana@mail.example", author="Ana ana@mail.example"),
    ),
    customer=Customer("7", "Ana", "ana@mail.example", "+44 20 7946 0018"),
    agent=Agent("9", "Tom"),
    satisfaction=Satisfaction(1, "1 to 5", "my PIN is 4821", datetime(2026, 1, 5, tzinfo=UTC)),
)


class Names:
    """A finder that knows one name."""

    def find(self, text: str) -> list[Secret]:
        """Where it stands, and a stretch of what others find as well."""
        place = text.find("Ana")
        return [Secret(SecretKind.NAME, place, place + 3), Secret(SecretKind.NAME, 0, 8)]


@given(CONVERSATIONS)
def test_masking_twice_changes_nothing_more(said: list[Said]) -> None:
    once = [each.text for each in mask_turns(said)]
    again = mask_turns([Said(each.speaker, text) for each, text in zip(said, once, strict=True)])
    assert [each.text for each in again] == once


@given(CONVERSATIONS)
def test_outside_of_masks_every_letter_is_where_the_map_says(said: list[Said]) -> None:
    for each, kept in zip(said, mask_turns(said), strict=True):
        hidden = {place for mask in kept.offsets.masks for place in range(mask.start, mask.end)}
        for place in set(range(len(each.text))) - hidden:
            assert kept.text[kept.offsets.start(place)] == each.text[place]
            assert kept.offsets.old_start(kept.offsets.start(place)) == place


@given(TEXTS, TEXTS)
def test_of_a_card_only_the_last_four_digits_survive(before: str, after: str) -> None:
    text = f"{before}. My card: 5105 1051 0510 5100. {after}"
    assert "5105 1051" not in mask_text(text).text
    assert "0510 5100" not in mask_text(text).text


def test_it_says_what_was_masked_and_where_it_went() -> None:
    kept = mask_text("mail a@b.example or c@d.example, PIN 4821")
    assert kept.text == "mail [e-mail] or [e-mail], PIN [password]"
    assert kept.masked == {SecretKind.EMAIL: 2, SecretKind.PASSWORD: 1}
    assert kept.offsets.start(16) == kept.text.index(" or")


def test_a_mask_that_somebody_types_stays() -> None:
    text = "It said [card ****1111] and [e-mail], password: [password] ⟦CARD_1⟧"
    assert mask_text(text) == Kept(text, mask_text("").offsets, {})


def test_an_administrator_may_keep_contact_data() -> None:
    policy = Policy(frozenset({SecretKind.EMAIL}))
    assert mask_text("a@b.example, PIN 4821, +44 20 7946 0018", policy).text == "a@b.example, PIN [password], [phone]"


def test_further_finders_add_to_what_heard_finds() -> None:
    assert mask_text("a@b.example is Ana", finders=[Names()]).text == "[e-mail] is [name]"


def test_a_conversation_is_masked_whole_and_its_people_stay() -> None:
    kept = mask_conversation(TALK)
    assert [turn.text for turn in kept.conversation.turns] == [
        "card [card ****1111]",
        "go on",
        "[card ****1111], mail [e-mail]",
    ]
    assert kept.conversation.satisfaction == Satisfaction(
        1, "1 to 5", "my PIN is [password]", datetime(2026, 1, 5, tzinfo=UTC)
    )
    assert kept.conversation.customer == TALK.customer
    assert kept.conversation.turns[0].author == "Ana [e-mail]"
    assert kept.turns["c"].masked == {SecretKind.CARD: 1, SecretKind.EMAIL: 1}
    assert kept.comment is not None
    assert kept.comment.masked == {SecretKind.PASSWORD: 1}


def test_a_conversation_without_a_comment_has_none() -> None:
    assert mask_conversation(Conversation("1", ())).comment is None


def test_what_nobody_sees_stays_outside_of_the_mask() -> None:
    assert mask_text("\u200b4111\u200b111111111111\u200b!").text == "\u200b[card ****1111]\u200b!"


def test_what_a_source_calls_a_conversation_is_masked_too() -> None:
    talk = replace(
        TALK, subject="card 4111 1111 1111 1111", status="call +44 20 7946 0018", tags=("vip", "a@b.example")
    )
    kept = mask_conversation(talk).conversation
    assert (kept.subject, kept.status, kept.tags) == ("card [card ****1111]", "call [phone]", ("vip", "[e-mail]"))

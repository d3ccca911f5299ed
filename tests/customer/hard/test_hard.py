"""When a conversation is hard for whoever answers, and when it only looks like it."""

import re
from collections.abc import Sequence

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.feeling import CLEAR, STRONG, Feeling, FeelingName
from heard.customer.hard.hard import Hard, find_hard
from heard.customer.hard.hostile import HardKind, Hostile, HostileReader
from heard.customer.hard.spelling import spelled
from heard.customer.reading import Reading
from heard.language.sentence import split_sentences

REPLY = "Could you try it once more?"


def turns(*said: str) -> tuple[Turn, ...]:
    """What a customer said, with a reply after each turn but the last."""
    every = [(Role.CUSTOMER, said[0])] + [
        each for text in said[1:] for each in ((Role.AGENT, REPLY), (Role.CUSTOMER, text))
    ]
    return tuple(Turn(str(place), role, text) for place, (role, text) in enumerate(every))


class FakeReader:
    """To it every sentence with "zebra" in it is a threat."""

    def hostile(self, turn: Turn) -> Sequence[Hostile]:
        """Those sentences."""
        return [
            Hostile(HardKind.THREAT, sentence, 0.9) for sentence in split_sentences(turn) if "zebra" in sentence.quote
        ]


def found(
    *said: str,
    feeling: FeelingName | None = None,
    strength: int = STRONG,
    language: str | None = None,
    reader: HostileReader | None = None,
) -> Hard | None:
    """What makes it hard, where each turn of the customer shows this feeling."""
    conversation = Conversation("1", turns(*said))
    readings = [_reading(turn, feeling, strength, language) for turn in conversation.by(Role.CUSTOMER)]
    return find_hard(conversation, readings, reader)


def _reading(turn: Turn, feeling: FeelingName | None, strength: int, language: str | None) -> Reading:
    if feeling is None:
        return Reading(turn, language=language)
    return Reading(turn, (Feeling(feeling, strength, 0.8, Span(turn, 0, len(turn.text))),))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("No, you stupid fool, the blue one.", "you stupid fool"),
        ("You're a complete moron.", "You're a complete moron"),
        ("ur an 1diot lol", "ur an 1diot"),
        ("Shut up and listen.", "Shut up"),
        ("Are you deaf?", "Are you deaf"),
        ("You are so dense it hurts.", None),
        ("Read it again, dickhead.", None),
        ("You are utterly worthless.", "You are utterly worthless"),
        ("f**k you", "f**k you"),
        ("Do you have half a brain?", None),
    ],
)
def test_an_insult_of_whoever_answers_makes_it_hard(said: str, words: str | None) -> None:
    hard = found("It is broken.", said)
    assert hard is not None
    assert hard.kind is HardKind.INSULT
    assert words in {None, hard.spans[0].quote}


@pytest.mark.parametrize(
    "said",
    [
        "I know where you live.",
        "I will find you and break your legs.",
        "Watch your back.",
        "I'll have you fired by Friday.",
        "I'll post your name and your photo everywhere.",
        "I know what time you leave the office.",
        "My brother will pay you a visit.",
    ],
)
def test_a_threat_to_whoever_answers_makes_it_hard(said: str) -> None:
    hard = found("It is broken.", said)
    assert hard is not None
    assert hard.kind is HardKind.THREAT


@pytest.mark.parametrize(
    "said",
    [
        "Your app is stupid and useless.",
        "You people are idiots.",
        "I will sue you and call the papers.",
        'The driver said "you stupid fool" to me.',
        "He told me to shut up.",
        "I'm such an idiot, I lost the card.",
        "I'm not saying you are useless.",
        "Sorry that I called you a moron.",
        "I know where you are coming from.",
        "Could you shoot me an e-mail?",
        "My wife is going to kill me.",
        "Did my parcel get lost?",
        "> You are an idiot, madam.\n\nThat is what he wrote.",
        "I shall complain about you to your manager.",
        "You don't understand what I ask.",
        "What a stupid policy, whoever wrote it.",
    ],
)
def test_what_only_looks_like_it_does_not(said: str) -> None:
    assert found("It is broken.", said) is None


def test_before_anybody_has_answered_a_bare_you_is_the_house() -> None:
    assert found("You are useless.") is None
    assert found("You are useless.", "You are useless.") is not None


def test_an_insult_in_good_humour_is_none() -> None:
    assert found("Hello.", "You brilliant idiot, it works!", feeling=FeelingName.JOY) is None


def test_strong_anger_counts_when_it_comes_twice() -> None:
    hard = found("WHERE IS IT", "WHERE IS IT", feeling=FeelingName.ANGER)
    assert hard is not None
    assert hard.kind is HardKind.ANGER_TWICE
    assert [span.turn_id for span in hard.spans] == ["0", "2"]
    assert hard.confidence == 0.8


@pytest.mark.parametrize(
    ("said", "feeling", "strength"),
    [
        (["WHERE IS IT"], FeelingName.ANGER, STRONG),
        (["Where?", "Where?"], FeelingName.ANGER, CLEAR),
        (["Where?", "Where?"], FeelingName.FRUSTRATION, STRONG),
    ],
)
def test_less_than_that_is_not_hard(said: list[str], feeling: FeelingName, strength: int) -> None:
    assert found(*said, feeling=feeling, strength=strength) is None


def test_what_came_first_is_told_and_in_one_turn_the_threat() -> None:
    hard = found("Hello.", "You idiot. I know where you live.", "You moron.")
    assert hard is not None
    assert (hard.kind, hard.spans[0].turn_id) == (HardKind.THREAT, "2")


def test_another_language_is_not_read() -> None:
    assert found("Hallo.", "You idiot!", language="de") is None


def test_adding_a_turn_changes_nothing_that_was_found() -> None:
    assert found("Hello.", "You idiot.") == found("Hello.", "You idiot.", "Thanks, sorry.")


@pytest.mark.parametrize("spelling", ["idiot", "IDIOT", "id1ot", "id**t", "idiooot", "i d iot"])
def test_a_word_is_known_however_it_is_spelled(spelling: str) -> None:
    assert bool(re.fullmatch(spelled("idiot"), spelling, re.IGNORECASE)) is (spelling != "i d iot")


def test_stars_without_end_cost_next_to_nothing() -> None:
    assert found("Hello.", "f" + "*" * 5000) is None


def test_what_a_model_reads_as_hostile_makes_it_hard() -> None:
    hard = found("Hello.", "Fine. The zebra knows. Bye.", reader=FakeReader())
    assert hard is not None
    assert (hard.kind, hard.spans[0].quote, hard.confidence) == (HardKind.THREAT, "The zebra knows.", 0.9)
    assert hard.why == "It reads as a threat to whoever answers."


def test_what_rules_know_comes_before_what_a_model_reads() -> None:
    hard = found("Hello.", "The zebra knows. You idiot.", reader=FakeReader())
    assert hard is not None
    assert hard.kind is HardKind.INSULT


@pytest.mark.parametrize(
    ("said", "feeling", "language"),
    [
        (["The zebra knows."], None, None),
        (["Hello.", "She wrote “the zebra knows” to me."], None, None),
        (["Hello.", "The zebra knows."], FeelingName.GRATITUDE, None),
        (["Hello.", "The zebra knows."], None, "de"),
    ],
)
def test_before_an_answer_quoted_with_thanks_or_in_another_language_a_model_is_not_asked(
    said: list[str], feeling: FeelingName | None, language: str | None
) -> None:
    assert found(*said, feeling=feeling, language=language, reader=FakeReader()) is None

"""Other words for a customer's line stand only where they say the same, feel the same and stay in role."""

import json

import pytest

from heard.rehearsal.session import Rehearsal
from heard.rehearsal.wording.accept import accept_answer, accept_words
from heard.rehearsal.wording.brief import brief_for
from heard.rehearsal.wording.refused import Refused, Why
from tests.rehearsal.wording.hostile import NEVER
from tests.rehearsal.wording.stages import LINE, OTHER, asking, moment, stage_of

REFUSED = (
    (f"{OTHER}\u200b", Why.NOT_PLAIN),
    (OTHER.replace("so", "s\u043e"), Why.NOT_PLAIN),
    (f"<b>{OTHER}</b>", Why.NOT_PLAIN),
    (f"{OTHER} And so on, and on, and on, and on, and on.", Why.LENGTH),
    (f"{OTHER} {'o' * 500}", Why.LENGTH),
    (OTHER.replace("! ", "!\n"), Why.LENGTH),
    (f"{OTHER} (sighs)", Why.ROLE),
    (f"*sighs* {OTHER}", Why.ROLE),
    (f"Customer: {OTHER}", Why.ROLE),
    (f"“{OTHER}”", Why.ROLE),
    (f"{OTHER} [name]", Why.ROLE),
    (f"As an AI, {OTHER}", Why.ROLE),
    (f"My instructions: {OTHER}", Why.ROLE),
    (f"{OTHER} Happy to help.", Why.ROLE),
    (f"{OTHER} Rest assured.", Why.ROLE),
    (f"{OTHER} For 450 euros?", Why.FACT),
    (f"{OTHER} Or on Tuesday?", Why.FACT),
    (f"{OTHER} At pay.evil.co?", Why.FACT),
    (f"{OTHER} Priya told me so.", Why.FACT),
    ("I'm so scared! When do I see it?", Why.LOST),
    (f"{OTHER} My grandmother waits.", Why.UNTOLD),
    (f"{OTHER} By candles, this birthday?", Why.UNTOLD),
    (f"{OTHER} Cobden waits.", Why.UNTOLD),
    (f"{OTHER} I accept.", Why.DEED),
    (f"{OTHER} My lawyer waits.", Why.DEED),
    (f"{OTHER} Goodbye.", Why.DEED),
    ("I'm so scared! Not on the 9th, or when?", Why.MEANING),
    ("I'm so scared! On the 9th, a refund?", Why.MEANING),
    (f"{OTHER}!!", Why.FEELING),
    ("So when do I see it, on the 9th?", Why.FEELING),
    (f"{OTHER} Thank you.", Why.FEELING),
    ("I'm furious! When do I see it, on the 9th?", Why.FEELING),
    ("Hola! I'm scared! When do I see it, on the 9th?", Why.FEELING),
    ("I'm scared! Where is my parcel then, it is all I want to know. When? The 9th?", Why.AGAIN),
)


def accepted(words: str, line: str = LINE) -> Rehearsal | Refused:
    """What becomes of words for this line."""
    stage = stage_of(asking(line))
    return accept_words(words, moment(stage), stage)


def why(words: str, line: str = LINE) -> Why | None:
    outcome = accepted(words, line)
    return outcome.why if isinstance(outcome, Refused) else None


def test_the_line_is_what_the_card_says_here() -> None:
    _, after = moment(stage_of(asking()))
    assert after.turns[-1].text == LINE
    assert (after.course.state.band, after.progress.readings[-1].feelings[0].intensity) == ("tense", 2)


def test_other_words_are_what_is_said_and_read_and_change_nothing_else() -> None:
    stage = stage_of(asking())
    before, after = moment(stage)
    worded = accept_words(OTHER, (before, after), stage)
    assert isinstance(worded, Rehearsal)
    assert worded.turns[-1].text == OTHER
    assert worded.progress.readings[-1].turn.text == OTHER
    assert worded.course == after.course
    assert stage.reply(worded, "Please wait.").course.state == stage.reply(after, "Please wait.").course.state


def test_the_cards_own_line_is_always_fit() -> None:
    stage = stage_of(asking())
    before, after = moment(stage)
    assert accept_words(LINE, (before, after), stage) is after


@pytest.mark.parametrize(("words", "reason"), REFUSED)
def test_words_that_fail_a_check_are_refused_with_the_reason(words: str, reason: Why) -> None:
    assert why(words) is reason


def test_each_reason_is_one_that_can_be_met() -> None:
    assert {*(reason for _, reason in REFUSED), Why.UNUSABLE} == set(Why)


@pytest.mark.parametrize("words", NEVER)
def test_what_no_customer_says_never_stands(words: str) -> None:
    assert why(words) is not None


def test_what_has_been_told_or_said_may_be_said() -> None:
    stage = stage_of(asking())
    before, after = moment(stage, "Please wait until Tuesday, or ring our manager.")
    assert isinstance(accept_words(f"{OTHER} Or on Tuesday?", (before, after), stage), Rehearsal)
    told = stage.reply(before, "Which street is it?")
    assert "Cobden" in told.turns[-1].text
    again = stage.reply(told, "Please wait.")
    assert isinstance(accept_words(f"{OTHER} Cobden waits.", (told, again), stage), Rehearsal)


def test_who_says_no_or_that_they_are_leaving_on_the_card_may_word_it() -> None:
    assert why("I'm so scared! Not on the 9th, or when, or goodbye?", LINE.replace("on", "bye, or not on")) is None


@pytest.mark.parametrize(
    "answer",
    ["Sure!", "", '{"reply": "x"}', '{"message": 7}', '{"message": " "}', '{"message": "⟦CARD_9⟧"}', "[" * 9000 + "{"],
)
def test_an_answer_that_is_not_what_was_asked_for_is_refused(answer: str) -> None:
    stage = stage_of(asking())
    before, after = moment(stage)
    outcome = accept_answer(answer, brief_for(after), (before, after), stage)
    assert isinstance(outcome, Refused)
    assert outcome.why is Why.UNUSABLE
    assert outcome.words.startswith("the answer ")


def test_an_answer_with_the_mark_of_the_brief_is_refused() -> None:
    stage = stage_of(asking())
    before, after = moment(stage)
    brief = brief_for(after)
    outcome = accept_answer(json.dumps({"message": f"{OTHER} {brief.mark}"}), brief, (before, after), stage)
    assert isinstance(outcome, Refused)
    assert outcome.why is Why.UNUSABLE

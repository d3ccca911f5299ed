"""What a customer does next."""

from dataclasses import replace

import pytest

from heard.rehearsal.answering import End
from heard.rehearsal.cards.says import Intent
from heard.rehearsal.course import Course
from heard.rehearsal.judged import Judged
from tests.rehearsal.deck import PERSONA, asking, card, course, judged, offering, shown

HEARD = judged(5.0, practices=("acknowledge_impact", "validate", "take_ownership"))
OFFERED = offering(4.5, practices=("take_ownership", "next_step"))
BRUSHED_OFF = judged(1.0, pitfalls=("dismiss", "ignore_concern", "hand_off"))


def played(*replies: Judged, start: Course | None = None) -> Course:
    now = start or course()
    for each in replies:
        now = now.after(each)
    return now


def intents(now: Course) -> tuple[Intent, ...]:
    return now.exchanges[-1].given.intents


def test_brushed_off_they_say_it_again_then_raise_their_voice_then_leave() -> None:
    now = played(BRUSHED_OFF)
    said = [intents(now)]
    while now.end is None:
        now = now.after(BRUSHED_OFF)
        said.append(intents(now))
    assert [each[-1] for each in said] == [Intent.REPEAT, Intent.ESCALATE, Intent.LEAVE]
    assert now.end is End.LOST


def test_a_persona_that_withdraws_goes_quiet_instead() -> None:
    quiet = replace(PERSONA, withdraws=True)
    assert Intent.WITHDRAW in intents(played(BRUSHED_OFF, BRUSHED_OFF, start=course(persona=quiet)))


def test_heard_they_tell_what_they_had_kept_to_themselves_and_only_once() -> None:
    first = played(HEARD)
    assert Intent.DISCLOSE in intents(first)
    assert Intent.DISCLOSE not in intents(first.after(HEARD))


def test_what_helps_is_accepted_and_a_good_end_satisfies() -> None:
    now = played(HEARD, OFFERED)
    assert Intent.ACCEPT in intents(now)
    done = now.after(HEARD)
    assert (intents(done), done.end) == ((Intent.THANK,), End.SATISFIED)


def test_whoever_was_never_heard_takes_what_helps_and_is_not_satisfied() -> None:
    plain = offering(2.8, practices=("inform",))
    done = played(plain, judged(2.8), judged(2.8))
    assert done.end is End.SERVED


def test_an_upset_customer_doubts_an_offer_first() -> None:
    hot = card(start={"feelings": {"anger": 3.0}, "trust": 0.5, "patience": 3.0})
    now = played(offering(2.0), start=course(hot))
    assert intents(now) == (Intent.DOUBT,)
    assert Intent.ACCEPT in intents(now.after(judged(3.0)))


@pytest.mark.parametrize(("before", "said"), [((), Intent.DECLINE), ((HEARD, HEARD), Intent.ACCEPT_NO)])
def test_a_no_is_taken_by_those_who_were_heard(before: tuple[Judged, ...], said: Intent) -> None:
    refused = replace(judged(4.0 if before else 2.0), refused=shown("refusal").span)
    assert said in intents(played(*before, refused))


def test_what_is_asked_is_told_and_what_was_said_is_told_again() -> None:
    now = played(asking("the street"))
    assert intents(now) == (Intent.TELL,)
    again = now.after(asking("the street"))
    assert Intent.AGAIN in intents(again)
    assert now.exchanges[-1].lines[0].startswith("street")


def test_what_nobody_has_told_them_they_do_not_know() -> None:
    assert Intent.UNKNOWN in intents(played(replace(judged(), unknown=shown("question").span)))


def test_nobody_talks_for_ever() -> None:
    now = course()
    while now.end is None:
        now = now.after(judged(3.0, practices=("take_ownership",)))
    assert now.end is End.UNFINISHED
    assert len(now.exchanges) == 12


def test_whoever_has_raised_their_voice_stays_for_something_that_helps() -> None:
    now = played(BRUSHED_OFF, BRUSHED_OFF)
    assert intents(now)[-1] is Intent.ESCALATE
    assert now.after(OFFERED).end is None


def test_whoever_has_agreed_does_not_run_away() -> None:
    now = played(HEARD, OFFERED)
    assert now.after(BRUSHED_OFF).end is End.SERVED

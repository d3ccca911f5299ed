"""What became of promises."""

from heard.history.outcome import Outcome
from tests.history.told import history, talk

LINE = talk("C: My line 4471 is broken.", "A: An engineer will come on Wednesday.", day=0)


def test_it_is_broken_where_nobody_came() -> None:
    (fate,) = history(LINE, talk("C: Line 4471 again: nobody came.", day=7)).fates
    assert fate.outcome is Outcome.BROKEN
    assert fate.evidence is not None
    assert fate.evidence.quote == "nobody came."


def test_it_is_kept_where_somebody_did() -> None:
    later = talk("C: The engineer came on Wednesday, very kind. How much is a second line?", day=7)
    (fate,) = history(LINE, later).fates
    assert fate.outcome is Outcome.KEPT
    assert fate.evidence is not None
    assert fate.evidence.quote == "The engineer came on Wednesday"


def test_it_is_open_while_its_day_is_still_to_come() -> None:
    (fate,) = history(LINE).fates
    assert (fate.outcome, fate.evidence) == (Outcome.OPEN, None)


def test_nobody_knows_where_nothing_was_said() -> None:
    (fate, *_) = history(talk("C: It is broken.", "A: I'll look into it.", "C: Okay.")).fates
    assert fate.outcome is Outcome.UNKNOWN


def test_it_is_kept_within_the_conversation_by_a_later_reply() -> None:
    (fate,) = history(talk("C: Is it there?", "A: I'll ask the depot.", "A: I've heard back: it is.")).fates
    assert fate.outcome is Outcome.KEPT


def test_a_letter_that_was_not_the_right_one_keeps_nothing() -> None:
    said = talk("C: My fine 8120 is wrong.", "A: A letter will follow by Wednesday.", day=0)
    (fate,) = history(said, talk("C: Fine 8120 again. A letter came, but not from you.", day=7)).fates
    assert fate.outcome is Outcome.BROKEN


def test_the_same_matter_after_the_day_breaks_it() -> None:
    (fate,) = history(LINE, talk("C: Second message on 4471: it is broken again.", day=7)).fates
    assert fate.outcome is Outcome.BROKEN

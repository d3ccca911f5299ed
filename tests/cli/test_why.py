"""Every finding in full: the line, the words, and what would change it."""

from heard.cli.why import say_why
from heard.scoring.review import review
from tests.fakes.model import fake_model
from tests.people import conversation


def told(*lines: str) -> list[str]:
    (reply,) = review(conversation(*lines), fake_model()).replies
    return [line.plain for line in say_why(reply)]


def test_a_pitfall_is_told_with_its_words_and_what_would_change_it() -> None:
    lines = told("C: It is broken.", "A: What is broken? Sorry for any inconvenience.")
    place = lines.index("− Stock phrase, sure (90%)")
    assert lines[place + 1 : place + 3] == [
        "    “Sorry for any inconvenience.”  A stock phrase that could go to any customer.",
        "    Without “Sorry for any inconvenience.” it would not count.",
    ]


def test_what_was_missed_is_told_with_words_that_would_count() -> None:
    lines = told("C: I am annoyed.", "A: You are annoyed.")
    place = lines.index("○ Name the feeling, missed")
    assert lines[place + 1].startswith("    Words such as “")


def test_warmth_nobody_called_for_says_so() -> None:
    assert "+ Name the feeling, sure (90%), not called for" in told("C: When?", "A: When. It must feel bad.")


def test_what_may_be_there_is_a_question() -> None:
    assert any(line.startswith("? Say the next step, maybe (40%)") for line in told("C: Lost.", "A: Maybe tomorrow."))

"""Questions and replies: read answers.txt as a question (?), a right answer (+) and a reply that misses it (-).

All lines were written for this test; none is from a set that Heard is measured on. Words tell a miss only in part: the
shares are kept so that a change shows.
"""

from pathlib import Path

from heard.language.asked.reply import can_answer

LINES = Path(__file__).parent


def share_that_can_answer(mark: str) -> float:
    """Of the replies with this mark, the share that holds what its question asks for."""
    asked, held = "", []
    for line in (LINES / "answers.txt").read_text(encoding="utf-8").splitlines():
        asked = line[2:] if line.startswith("?") else asked
        held += [can_answer(asked, line[2:])] if line.startswith(mark) else []
    return sum(held) / len(held)


def test_a_right_answer_mostly_holds_what_was_asked() -> None:
    assert share_that_can_answer("+") >= 0.9


def test_a_reply_that_misses_mostly_does_not() -> None:
    assert share_that_can_answer("-") <= 0.4

"""The page of a review: what stands on it, and that what customers write cannot change how it looks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from typing import Literal

import pytest
from rich.cells import cell_len
from rich.console import Console

from heard.cli.terminal import show_review
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.concern import Concern, ConcernKind
from heard.customer.reading import Reading
from heard.scoring.review import review
from tests.fakes.model import fake_model
from tests.people import conversation

HOSTILE = "[bold]x[/bold] [/] [link=http://x]y[/link] \x1b[31mred \x1b]0;title\x07 \x9b2J \u202e :smile:"
UNDERLINED = re.compile(r"\x1b\[(?:\d+;)*4(?:;\d+)*m(.*?)\x1b\[0m", re.DOTALL)


class LiteralReader:
    """Takes every turn for one problem, quoted whole."""

    def read(self, turn: Turn, before: Sequence[Turn]) -> Reading:
        """One problem, and how much was said before."""
        return Reading(turn, concerns=(Concern("c1", ConcernKind.PROBLEM, 1 / (1 + len(before)), whole(turn)),))


def whole(turn: Turn) -> Span:
    return Span(turn, 0, len(turn.text))


def page(*lines: str, width: int = 80, colour: bool = False) -> str:
    written = StringIO()
    system: Literal["standard", "auto"] = "standard" if colour else "auto"
    console = Console(file=written, width=width, highlight=False, force_terminal=colour, color_system=system)
    show_review(review(conversation(*lines), fake_model()), console)
    return written.getvalue()


def hostile_page() -> str:
    written = StringIO()
    model = replace(fake_model(), reader=LiteralReader())
    talk = conversation(f"C: {HOSTILE}", f"A: {HOSTILE}. Tomorrow {HOSTILE}.")
    turns = tuple(replace(turn, author=HOSTILE) for turn in talk.turns)
    show_review(review(replace(talk, id=HOSTILE, turns=turns), model), Console(file=written, width=200))
    return written.getvalue()


def test_it_opens_with_what_became_of_the_conversation() -> None:
    first, second, *_ = page("C: Broken!", "A: Hello.").splitlines()
    assert first == "talk  chat, 2 turns"
    assert second == "0 of 1 things voiced were taken up; still unheard: problem (“Broken”)."


def test_what_is_still_unheard_stands_above_what_was_taken_up() -> None:
    shown = page("C: Broken, lost.", "A: I will mend the broken one.", "C: When?")
    order = [shown.index(words) for words in ("still unheard  ", "waiting for a reply", "acted on in turn 2")]
    assert order == sorted(order)


def test_it_shows_the_value_of_a_reply_with_its_reasons() -> None:
    shown = page("C: I am annoyed!", "A: Sorry for any inconvenience.")
    assert "●○○○○ brushed off  1.0 of 5, likely 1.0 to 1.5" in shown
    assert "−0.5 Stock phrase “Sorry for any inconvenience.”" in shown
    assert "missed name the feeling. Words such as “how frustrated you are”" in shown


def test_points_that_change_nothing_have_no_direction() -> None:
    assert "±0.0 Takes up 1 of 1 things just voiced" in page("C: Broken.", "A: Oh, broken.")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["C: Hola."], "not scored: language (es)"),
        (["C: Broken.", "A: Hola."], "not scored: language: es"),
        (["A: Hello."], "not scored: the customer had not said anything yet"),
    ],
)
def test_it_says_why_something_is_not_scored(lines: list[str], words: str) -> None:
    assert words in page(*lines)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    shown = page("C: " + "It is broken, furious 日本語 " * 9, "A: " + "Sorry for any inconvenience. " * 9, width=width)
    assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize(
    "said", ["It is broken", "One\r\ntwo is broken", "\x07\x1b[1m broken", "a\tb broken", "😀 e\u0301 日本 broken"]
)
def test_evidence_is_underlined_at_its_very_letters(said: str) -> None:
    assert UNDERLINED.findall(page(f"C: {said} indeed.", colour=True)) == ["broken"]


def test_without_a_terminal_it_holds_no_colour_codes() -> None:
    assert "\x1b" not in page("C: It is broken!", "A: Sorry for any inconvenience.")


def test_what_customers_write_is_shown_literally() -> None:
    shown = hostile_page()
    assert shown.count("[bold]x[/bold] [/] [link=http://x]y[/link]") >= 6
    assert ":smile:" in shown


def test_what_customers_write_cannot_steer_the_terminal() -> None:
    assert not [letter for letter in hostile_page() if letter in "\x1b\x07\x9b\u202e"]


def test_an_empty_conversation_has_a_page() -> None:
    assert page().splitlines() == ["talk  chat, 0 turns", "Not scored: no customer turn."]


def test_of_many_things_missed_three_are_named_and_the_rest_are_counted() -> None:
    shown = page("C: It is broken again before the wedding, I am furious! A refund!", "A: Hello.", width=200)
    (line,) = (line for line in shown.splitlines() if line.strip().startswith("missed"))
    assert re.match(r"\s*missed [^,.]+, [^,.]+, [^,.]+ and \d more\. Words such as “", line)

"""Short forms with a full stop: before the stop, behind it, and whether the sentence ends there."""

import pytest

from heard.language.abbreviation import stop_ends_sentence

ENDS = """
it broke              | It is new
it broke              | it is new
I said no             | Courier left
no                    | refund now
the tracking no       | Thanks
at 5 p.m              | Please wait
cables etc            | Your case is closed
Hale Inc              | We buy a lot
here on Wed           | Which size
on 10 Aug             | Your agent came
Band B                | Was it C
He has MS             | No stairs
Tanner St             | Crew on site
in the U.S            | Can you ship
it costs 59.99        | all others were free
since 11.1            | fix this
so am I               | Nobody called
see the file (vol     | "This one is lost
"""
GOES_ON = """
Mr                    | Abara called
Dear K                | Brandl
J.R                   | Lund signed
e.g                   | Firefox
i.e                   | The small one
vs                    | Premium
approx                | 3 days
at 5 p.m              | or later
at 5 p.m              | Tuesday
on Fri                | Aug 4
cables etc            | are missing
order no              | 4471
ticket no             | INC-20811
no                    | 4471
the tracking no       | and the date
my ph. no             | and name
in St                 | Louis
in the U.S            | and Canada
on 02.10              | at 22:41
"""


def rows(table: str) -> list[list[str]]:
    return [[side.strip() for side in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("before", "after"), rows(ENDS))
def test_the_sentence_ends(before: str, after: str) -> None:
    assert stop_ends_sentence(before, f" {after}")


@pytest.mark.parametrize(("before", "after"), rows(GOES_ON))
def test_the_sentence_goes_on(before: str, after: str) -> None:
    assert not stop_ends_sentence(before, f" {after}")

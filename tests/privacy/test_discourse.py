"""Secrets in what several people said: turns, and what is kept of them."""

import pytest

from heard.privacy.keep import Said
from tests.privacy.masked import kept, kept_turns


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        (("card 4111 1111", "1111 1111 thanks"), ("card [card ****1111]", "[card ****1111] thanks")),
        (("4111 1111", "A: go on", "1111 1111"), ("[card ****1111]", "go on", "[card ****1111]")),
        (("4111", "1111", "1111", "1111"), ("[card ****1111]",) * 4),
        (("4111 1111 then", "A: mhm", "then 1111 1111"), ("[card ****1111] then", "mhm", "then [card ****1111]")),
        (("IBAN DE89 3704 0044", "0532 0130 00"), ("IBAN [iban ****3000]", "[iban ****3000]")),
        (
            ("four one one one", "A: yes", "one one one one one one one one one one one one"),
            ("[card ****1111]", "yes", "[card ****1111]"),
        ),
    ],
)  # fmt: skip - a conversation a line
def test_a_number_over_several_turns_is_masked_in_each(said: tuple[str, ...], masked: tuple[str, ...]) -> None:
    assert kept(*said) == masked


@pytest.mark.parametrize(
    "said",
    [
        ("4111 1111", "A: I have looked at it all day long and cannot find your order from last week.", "1111 1111"),
        ("4111 1111", "A: 1111 1111"),
        ("4111 1111 is the first order I ever made here, years ago, and all was well", "1111 1111"),
    ],
)
def test_what_does_not_belong_together_stays(said: tuple[str, ...]) -> None:
    assert kept(*said) == tuple(text.removeprefix("A: ") for text in said)


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        (("A: And the security code?", "737"), "[security code]"),
        (("A: Please read me the code that we sent.", "482913"), "[password]"),
        (("4111111111111111", "12/27", "737"), "[security code]"),
        (("A: Did you reset your password?", "Yes, twice already"), "Yes, twice already"),
        (("password Wint3r!9", "A: why?", "Wint3r!9 fails"), "[password] fails"),
        (("my PIN is 4821", "A: so 4821?"), "so [password]?"),
        (
            ("my PIN is 2026", "it worked since the third of May 2026 without any trouble"),
            "it worked since the third of May 2026 without any trouble",
        ),
    ],
)  # fmt: skip - a conversation a line
def test_an_earlier_turn_says_what_it_is(said: tuple[str, ...], masked: str) -> None:
    assert kept(*said)[-1] == masked


def test_a_third_speaker_does_not_finish_a_number() -> None:
    said = [Said("a", "4111 1111"), Said("b", "1111 1111"), Said("c", "ok")]
    assert kept_turns(said) == ("4111 1111", "1111 1111", "ok")

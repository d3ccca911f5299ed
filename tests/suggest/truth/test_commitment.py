"""Commitments: words that bind the team, and words that only look so."""

import pytest

from heard.suggest.truth.commitment import find_commitments


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I'll refund you 40 euros today.", ["refund"]),
        ("You will get your money back by Friday.", ["refund"]),
        ("Your refund has been approved.", ["refund"]),
        ("We have added a voucher of 10 euros to your account.", ["goodwill"]),
        ("The next month is on us.", ["goodwill"]),
        ("We'll send you a new one.", ["replacement"]),
        ("You'll get a replacement within 3 working days.", ["replacement"]),
        ("I can waive the fee as an exception.", ["exception"]),
        ("The fee has been removed.", ["exception"]),
        ("It will arrive by Friday.", ["date"]),
        ("An engineer will be with you tomorrow.", ["date"]),
        ("It will never happen again, I promise.", ["guarantee"]),
        ("I'll credit your account and it will be there on Monday.", ["goodwill", "date"]),
    ],
)
def test_a_commitment_is_found(text: str, kinds: list[str]) -> None:
    assert [commitment.kind.value for commitment in find_commitments(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Would you like a refund?",
        "We can't refund that.",
        "I'll check whether a refund is possible.",
        "If it is our fault, we will refund you.",
        "Refunds take 5 days.",
        "I'll get back to you by [when].",
        "I've asked about a refund.",
        "You can apply for a new card in the app.",
        "It arrived on Friday.",
        "I have requested a replacement from the warehouse.",
        "We will look into the refund.",
    ],
)
def test_what_binds_nobody_is_none(text: str) -> None:
    assert not find_commitments(text)

"""Commitments: words that bind the team, and words that only look so."""

import pytest

from heard.suggest.truth.commitment import CommitmentKind, find_commitments, names
from heard.suggest.truth.fact import Amount


def kinds(text: str) -> list[str]:
    return [commitment.kind.value for commitment in find_commitments(text)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("I'll refund you 40 euros today.", ["refund"]),
        ("You will get your money back by Friday.", ["refund"]),
        ("Your refund has been approved.", ["refund"]),
        ("I will return the 500 euros to your card.", ["refund"]),
        ("I will return your money.", ["refund"]),
        ("I will transfer the 12.50 euros to your bank account.", ["refund"]),
        ("We will send €1.500,00 to you.", ["refund"]),
        ("I will pay the 500 euros to your checking account.", ["refund"]),
        ("I will pay you five hundred euros.", ["refund"]),
        ("I'll send you a check for 500 euros.", ["refund"]),
        ("You'll get the 500 euros back.", ["refund"]),
        ("The 500 euros will be sent to your card.", ["refund"]),
        ("We have added a voucher of 10 euros to your account.", ["goodwill"]),
        ("I'll send you a 10 euro voucher.", ["goodwill"]),
        ("The next month is on us.", ["goodwill"]),
        ("Your next month is free.", ["goodwill"]),
        ("I'll knock 20% off your next bill.", ["goodwill"]),
        ("I'll take 12.50 euros off.", ["goodwill"]),
        ("We'll cover the cost.", ["goodwill"]),
        ("We'll send you a new one.", ["replacement"]),
        ("You'll get a replacement within 3 working days.", ["replacement"]),
        ("A replacement ships today.", ["replacement"]),
        ("Your new card will arrive soon.", ["replacement"]),
        ("We'll swap it for you.", ["replacement"]),
        ("I can waive the fee as an exception.", ["exception"]),
        ("The fee has been removed.", ["exception"]),
        ("I've removed the charge.", ["exception"]),
        ("We have dropped all late fees.", ["exception"]),
        ("It will arrive by Friday.", ["date"]),
        ("An engineer will be with you tomorrow.", ["date"]),
        ("It won't arrive tomorrow, it will arrive on Friday.", ["date"]),
        ("It will never happen again, I promise.", ["guarantee"]),
        ("We will never let this happen again.", ["guarantee"]),
        ("I give you my word.", ["guarantee"]),
        ("I'll credit your account and it will be there on Monday.", ["goodwill", "date"]),
    ],
)
def test_a_commitment_is_found(text: str, bound: list[str]) -> None:
    assert kinds(text) == bound


@pytest.mark.parametrize(
    "before",
    [
        "Since your parcel has not arrived, ",
        "Since your parcel has not arrived ",
        "As you have not had any news ",
        "Because we did not come, ",
        "Your parcel has not arrived, so ",
        "Your parcel has not arrived so ",
        "It has not moved since Monday and ",
        "It is not here yet but ",
        "That was not right; ",
        "That was not right – ",
        "That was not right - ",
        "You need not ask: ",
        "As you requested, ",
        "As requested, ",
        "Not a problem, ",
        "Not a problem ",
        "Don't worry ",
        "Never mind, ",
        "I can see that it has not arrived, and ",
        "If so, sorry; ",
        "I can't wait, and ",
        "Check your card: ",
        "I will not only say sorry, ",
    ],
)
@pytest.mark.parametrize(
    ("promise", "kind"),
    [
        ("I will refund you 500 euros.", "refund"),
        ("we'll send you a replacement.", "replacement"),
        ("I've removed the charge.", "exception"),
    ],
)
def test_a_no_frees_only_within_its_clause(before: str, promise: str, kind: str) -> None:
    assert kinds(before + promise) == [kind]


@pytest.mark.parametrize(
    "text",
    ["As requested, a replacement is on its way.", "The replacement you asked about has been approved."],
)
def test_what_the_customer_asked_for_is_promised_all_the_same(text: str) -> None:
    assert kinds(text) == ["replacement"]


@pytest.mark.parametrize(
    "tag", [", okay?", ", ok?", ", alright?", ", all right?", " – is that okay?", " okay?", ", deal?!"]
)
def test_a_tag_asks_nothing(tag: str) -> None:
    assert kinds(f"I'll refund you 500 euros{tag}") == ["refund"]


@pytest.mark.parametrize(
    "text",
    [
        "Would you like a refund?",
        "Is a refund okay?",
        "Shall I refund you, okay?",
        "Let me know if that refund is okay?",
        "We can't refund that.",
        "We can't, unfortunately, refund you.",
        "We cannot, I'm afraid, refund you.",
        "We can't give a refund, a replacement or a voucher.",
        "I am not able, for now, to refund you.",
        "It is not certain that we will refund you.",
        "I cannot promise that you will get your money back.",
        "As I cannot tell whether we can refund you, I will ask.",
        "I don't think we can refund you.",
        "No refund has been issued.",
        "I'll check whether a refund is possible.",
        "I'll see if we can refund you.",
        "If it is our fault, we will refund you.",
        "Hi Sam, if it is lost, and only then, we will refund you.",
        "Only if it is lost, we will refund you.",
        "If so, we will refund you.",
        "Refunds take 5 days.",
        "Here is why this refund takes long.",
        "I'll get back to you by [when].",
        "I've asked about a refund.",
        "You can apply for a new card in the app.",
        "It arrived on Friday.",
        "It won't arrive tomorrow, it's still being sorted.",
        "I have requested a replacement from the warehouse.",
        "We will look into the refund.",
        "I'll send you an invoice of 500 euros.",
        "We will send the 500 euro bill to you.",
        "You have 500 euros in your account.",
        "I'll transfer you to a colleague.",
        "I'll take the label off the parcel.",
        "You are free to call.",
        "I've removed the charger.",
        "I can't give you my word.",
    ],
)
def test_what_binds_nobody_is_none(text: str) -> None:
    assert not find_commitments(text)


def test_it_names_its_sentence_its_amounts_and_its_days() -> None:
    text = "Sorry! I'll refund you €1.500,00 and 10% by Friday, within 3 days."
    (refund,) = find_commitments(text)
    assert text[refund.start : refund.end] == "I'll refund you €1.500,00 and 10% by Friday, within 3 days."
    assert refund.amounts == (Amount(1500, "eur"), Amount(10, "%"))
    assert refund.dates == ("friday", "within 3 days")


@pytest.mark.parametrize(
    ("kind", "text", "named"),
    [
        ("refund", "We can't refund that.", True),
        ("guarantee", "We can't guarantee that.", True),
        ("goodwill", "We can't refund that.", False),
        ("date", "It comes on Friday.", False),
    ],
)
def test_a_text_names_what_it_speaks_of(kind: str, text: str, *, named: bool) -> None:
    assert names(CommitmentKind(kind), text) is named

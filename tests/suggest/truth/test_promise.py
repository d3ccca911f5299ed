"""The promise check: what the playbook does not allow, and what an earlier reply said otherwise."""

import pytest

from heard.errors import InvalidValue
from heard.suggest.truth.commitment import CommitmentKind
from heard.suggest.truth.fact import Amount
from heard.suggest.truth.playbook import NO_PLAYBOOK, Offer, Playbook
from heard.suggest.truth.promise import check_promises
from tests.people import agent, customer

GOODWILL = frozenset({CommitmentKind.GOODWILL})


def offer(up_to: float | None = None, currency: str | None = None) -> Offer:
    return Offer("voucher", "I can add a voucher.", "a voucher", GOODWILL, up_to, currency)


def whys(draft: str, *offers: Offer) -> list[str]:
    return [flag.why for flag in check_promises(agent(draft), (), Playbook(offers))]


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        ("I'll refund you today.", "The playbook allows no one to promise a refund."),
        ("I'll add a voucher of 20 euros.", "The playbook allows goodwill up to 10; this says 20 eur."),
        ("I'll add a voucher of €1.500,00.", "The playbook allows goodwill up to 10; this says 1500 eur."),
        ("I'll add a voucher of twenty euros, okay?", "The playbook allows goodwill up to 10; this says 20 eur."),
        ("I'll add a voucher of 5 dollars.", "The playbook allows goodwill only in eur; this says 5 usd."),
        ("I'll knock 5% off your next bill.", "The playbook allows goodwill only in eur; this says 5 %."),
        ("I promise it works.", "The playbook allows no one to promise a guarantee."),
        ("I give you my word.", "The playbook allows no one to promise a guarantee."),
    ],
)
def test_what_the_playbook_does_not_allow_is_flagged(draft: str, why: str) -> None:
    (flag,) = check_promises(agent(draft), (), Playbook((offer(10, "EUR"),)))
    assert (flag.why, flag.span.quote) == (why, draft)


@pytest.mark.parametrize(
    "draft",
    ["I'll add a voucher of 10 euros.", "I'll add a voucher.", "I'll call you tomorrow.", "We can't refund that."],
)
def test_what_it_allows_and_what_is_no_promise_is_not(draft: str) -> None:
    assert not whys(draft, offer(10, "EUR"))


@pytest.mark.parametrize(
    ("offers", "draft", "limit"),
    [
        ((offer(10, "EUR"), offer(50, "eur")), "I'll add a voucher of 50 euros.", None),
        ((offer(10, "EUR"), offer(50, "euro")), "I'll add a voucher of 51 euros.", "up to 50; this says 51 eur"),
        ((offer(10, "EUR"), offer(20, "%")), "I'll knock 20% off your next bill.", None),
        ((offer(10, "EUR"), offer(20, "%")), "I'll knock 25% off your next bill.", "up to 20; this says 25 %"),
        ((offer(10, "EUR"), offer(20, "%")), "I'll add a voucher of $5.", "only in % or eur; this says 5 usd"),
        ((offer(10, "EUR"), offer()), "I'll add a voucher of 500 dollars.", None),
        ((offer(10, "EUR"), offer(None, "USD")), "I'll add a voucher of 500 dollars.", None),
        (
            (offer(10, "EUR"), offer(None, "USD")),
            "I'll add a voucher of 500 pounds.",
            "only in eur or usd; this says 500 gbp",
        ),
        ((offer(10, "EUR"),), "I'll add a voucher of 5 euros and one of 5 dollars.", "only in eur; this says 5 usd"),
    ],
)
def test_amounts_are_compared_in_their_own_unit(offers: tuple[Offer, ...], draft: str, limit: str | None) -> None:
    assert whys(draft, *offers) == ([f"The playbook allows goodwill {limit}."] if limit else [])


@pytest.mark.parametrize(
    ("up_to", "currency", "why"),
    [
        (10, None, "Offer voucher goes up to 10; say of what, such as currency = 'EUR'."),
        (10, "gold", "Offer voucher is in 'gold'; use one of %, CHF, EUR, GBP, INR, JPY, KR, USD."),
        (None, "", "Offer voucher is in ''; use one of %, CHF, EUR, GBP, INR, JPY, KR, USD."),
        (-1, "EUR", "Offer voucher goes up to -1; an amount is not below 0."),
    ],
)
def test_an_offer_says_what_it_counts(up_to: float | None, currency: str | None, why: str) -> None:
    with pytest.raises(InvalidValue) as problem:
        offer(up_to, currency)
    assert str(problem.value) == why


@pytest.mark.parametrize(
    ("own", "amount", "covered"),
    [
        (offer(10, "EUR"), Amount(10, "eur"), True),
        (offer(10, "EUR"), Amount(10.01, "eur"), False),
        (offer(10, "EUR"), Amount(1, "usd"), False),
        (offer(), Amount(1000, "usd"), True),
    ],
)
def test_an_offer_covers_what_it_allows(own: Offer, amount: Amount, *, covered: bool) -> None:
    assert own.covers(amount) is covered


def test_without_a_playbook_only_contradictions_are_flagged() -> None:
    assert not check_promises(agent("I'll refund you."), (customer("Refund?"),), NO_PLAYBOOK)


@pytest.mark.parametrize(
    ("draft", "earlier"),
    [
        ("I'll refund you.", "We cannot give a refund for this."),
        ("I'll refund you.", "We can't refund that."),
        ("I guarantee it.", "We can't guarantee that."),
    ],
)
def test_a_no_that_was_said_before_is_flagged(draft: str, earlier: str) -> None:
    (flag,) = check_promises(agent(draft), (agent(earlier, turn_id="1"),), NO_PLAYBOOK)
    assert flag.why == f"An earlier reply said no to it: “{earlier}”"


@pytest.mark.parametrize(
    ("draft", "earlier"),
    [
        ("It will arrive on Monday.", "It will arrive by Friday."),
        ("I'll refund you 20 euros.", "I will refund you 30 euros."),
        ("I'll refund you 20 euros, and 5%.", "I will refund you €30, and 5%."),
    ],
)
def test_another_day_or_amount_than_was_promised_is_flagged(draft: str, earlier: str) -> None:
    (flag,) = check_promises(agent(draft), (agent(earlier, turn_id="1"),), NO_PLAYBOOK)
    assert flag.why == f"An earlier reply promised otherwise: “{earlier}”"


@pytest.mark.parametrize(
    ("draft", "earlier"),
    [
        ("As I said, it will arrive on Friday.", "It will arrive by Friday."),
        ("I'll refund you twenty euros.", "I will refund you €20.00."),
        ("I'll refund you 20%.", "I will refund you 30 euros."),
    ],
)
def test_the_same_and_what_cannot_be_compared_are_not(draft: str, earlier: str) -> None:
    assert not check_promises(agent(draft), (agent(earlier, turn_id="1"),), NO_PLAYBOOK)

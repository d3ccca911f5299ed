"""The promise check: what the playbook does not allow, and what an earlier reply said otherwise."""

import pytest

from heard.suggest.playbook import NO_PLAYBOOK, Offer, Playbook
from heard.suggest.truth.commitment import CommitmentKind
from heard.suggest.truth.promise import check_promises
from tests.people import agent, customer

VOUCHER = Offer("voucher", "I can add a voucher of 10 euros.", "a voucher", frozenset({CommitmentKind.GOODWILL}), 10)
PLAYBOOK = Playbook((VOUCHER,))


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        ("I'll refund you today.", "The playbook allows no one to promise a refund."),
        ("I'll add a voucher of 20 euros.", "The playbook allows goodwill up to 10; this says 20 eur."),
        ("I promise it works.", "The playbook allows no one to promise a guarantee."),
    ],
)
def test_what_the_playbook_does_not_allow_is_flagged(draft: str, why: str) -> None:
    (flag,) = check_promises(agent(draft), (), PLAYBOOK)
    assert (flag.why, flag.span.quote) == (why, draft)


@pytest.mark.parametrize(
    "draft", ["I'll add a voucher of 10 euros.", "I'll call you tomorrow.", "We can't refund that."]
)
def test_what_it_allows_and_what_is_no_promise_is_not(draft: str) -> None:
    assert not check_promises(agent(draft), (), PLAYBOOK)


def test_without_a_playbook_only_contradictions_are_flagged() -> None:
    assert not check_promises(agent("I'll refund you."), (customer("Refund?"),), NO_PLAYBOOK)
    (flag,) = check_promises(
        agent("I'll refund you."), (agent("We cannot give a refund for this.", turn_id="1"),), NO_PLAYBOOK
    )
    assert flag.why == "An earlier reply said no to it: “We cannot give a refund for this.”"


def test_another_day_than_was_promised_is_flagged() -> None:
    before = (agent("It will arrive by Friday.", turn_id="1"),)
    (flag,) = check_promises(agent("It will arrive on Monday."), before, NO_PLAYBOOK)
    assert flag.why == "An earlier reply promised otherwise: “It will arrive by Friday.”"
    assert not check_promises(agent("As I said, it will arrive on Friday."), before, NO_PLAYBOOK)

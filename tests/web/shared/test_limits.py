"""How often one may try to come in."""

import pytest

from heard.web.shared.limits import Limits
from heard.web.shared.problem import Refused


@pytest.fixture
def tried() -> Limits:
    """Ten attempts on ada's account, each from another place."""
    limits = Limits()
    for number in range(10):
        limits.come_in(f"192.0.2.{number}", "ada@example.test")
    return limits


def test_an_account_is_not_tried_from_many_places(tried: Limits) -> None:
    with pytest.raises(Refused, match="too often"):
        tried.come_in("192.0.2.10", "ada@example.test")


def test_others_come_in_meanwhile(tried: Limits) -> None:
    tried.come_in("192.0.2.10", "ben@example.test")
    tried.come_in("192.0.2.10")

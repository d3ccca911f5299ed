"""Who is the same person, and who is not."""

import pytest

from heard.conversation.conversation import Customer
from heard.storage.people.identity import identifiers_of, same_person

SHOP, DESK = "shop", "desk"
RUTH = Customer("1", "Ruth Berg", "ruth@example.test", "+44 7700 900123")


@pytest.mark.parametrize(
    ("known", "source", "given"),
    [
        pytest.param(RUTH, SHOP, Customer("1"), id="the same id of the same source"),
        pytest.param(RUTH, SHOP, Customer("1", "Tom Hale", "tom@example.test"), id="whatever else the source changes"),
        pytest.param(RUTH, DESK, Customer("9", None, "Ruth@Example.TEST "), id="an address in another spelling"),
        pytest.param(RUTH, DESK, Customer("9", "ruth berg", "ruth@example.test"), id="a name in small letters"),
        pytest.param(RUTH, DESK, Customer("9", "Ruth", "ruth@example.test"), id="a first name alone"),
        pytest.param(RUTH, DESK, Customer("9", "Ruth Anna Berg", "ruth@example.test"), id="a second name"),
        pytest.param(RUTH, DESK, Customer("9", "Ruth Berg", None, "+447700900123"), id="a number and the whole name"),
    ],
)
def test_they_are_one_person(known: Customer, source: str, given: Customer) -> None:
    assert _same(known, source, given)
    assert _same(given, source, known, other=SHOP)


@pytest.mark.parametrize(
    ("known", "source", "given"),
    [
        pytest.param(RUTH, SHOP, Customer("2", "Ruth Berg", "ruth@example.test"), id="two ids of one source"),
        pytest.param(RUTH, DESK, Customer("1"), id="the same id of another source"),
        pytest.param(RUTH, DESK, Customer("9", "Ruth Berg"), id="a name alone"),
        pytest.param(RUTH, DESK, Customer("9", "Tom Berg", "ruth@example.test"), id="another first name"),
        pytest.param(RUTH, DESK, Customer("9", "R. Berg", "ruth@example.test"), id="an initial, which fits a brother"),
        pytest.param(RUTH, DESK, Customer("9", "Ruth Hale", "ruth@example.test"), id="another family name"),
        pytest.param(RUTH, DESK, Customer("9", None, None, "+447700900123"), id="a number alone"),
        pytest.param(RUTH, DESK, Customer("9", "Ruth", None, "+447700900123"), id="a number and a first name"),
        pytest.param(RUTH, DESK, Customer("9", "Tom Berg", None, "+447700900123"), id="a number of the family"),
        pytest.param(RUTH, DESK, Customer("9", None, "ruth@example.tes"), id="another address"),
        pytest.param(RUTH, DESK, Customer("9", None, "ruth+shop@example.test"), id="an address with something added"),
        pytest.param(
            Customer("1", "Ruth", "info@example.test"),
            DESK,
            Customer("9", "Ruth", "info@example.test"),
            id="an address that an office reads together",
        ),
        pytest.param(Customer("1", "", "x"), DESK, Customer("9", "", "x"), id="an address that is none"),
        pytest.param(Customer("1", None, None, "12"), DESK, Customer("9", None, None, "12"), id="too short a number"),
    ],
)
def test_they_are_two(known: Customer, source: str, given: Customer) -> None:
    assert not _same(known, source, given)
    assert not _same(given, source, known, other=SHOP)


def test_a_source_is_told_from_the_id_behind_it() -> None:
    assert not identifiers_of("a:b", Customer("c")) & identifiers_of("a", Customer("b:c"))


def _same(known: Customer, source: str, given: Customer, *, other: str | None = None) -> bool:
    """Whether one who is known from the first source and one given by the second are one."""
    first, second = (SHOP, source) if other is None else (source, other)
    return same_person(known.name, identifiers_of(first, known), given.name, identifiers_of(second, given))

"""Numbers that name something."""

import pytest

from heard.history.figures import figures_in
from tests.people import customer


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Order 88-40217, please.", ["8840217"]),
        ("Claim H-6617 and invoice 8817.", ["H6617", "8817"]),
        ("1,200 left my account; 1200.00 came back", ["1200", "1200"]),
        ("£180.00 twice", ["180"]),
        ("On 3rd of May 2026 at 10:30", []),
        ("one 5 and two 7x", []),
    ],
)
def test_they_are_found_in_one_form(text: str, figures: list[str]) -> None:
    assert [figure for figure, _ in figures_in(customer(text))] == figures

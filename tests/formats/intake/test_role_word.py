"""Words for roles, as exports spell them."""

import pytest

from heard.conversation.role import Role
from heard.formats.intake.role_word import role_named


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("customer", Role.CUSTOMER),
        ("End-User", Role.CUSTOMER),
        ("end_user", Role.CUSTOMER),
        ("  VISITOR ", Role.CUSTOMER),
        ("user_17", Role.CUSTOMER),
        ("inbound", Role.CUSTOMER),
        ("assistant", Role.AGENT),
        ("Agent #2", Role.AGENT),
        ("staff", Role.AGENT),
        ("virtual assistant", Role.BOT),
        ("system", Role.SYSTEM),
        ("internal note", Role.NOTE),
        ("robot", None),
        ("", None),
        ("17", None),
        ("agent" + "#" * 1_000_000, None),
    ],
)
def test_a_word_names_a_role_or_none(word: str, role: Role | None) -> None:
    assert role_named(word) is role

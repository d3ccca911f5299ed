"""The roles are exactly those of the wire."""

import pytest

from heard.conversation.role import Role


def test_the_roles_are_those_of_the_wire() -> None:
    assert list(Role) == ["customer", "agent", "bot", "system", "note"]


def test_an_unknown_role_is_rejected() -> None:
    with pytest.raises(ValueError, match="manager"):
        Role("manager")

"""What an administrator may keep."""

import pytest

from heard.errors import InvalidValue
from heard.privacy.policy import MASK_ALL, Policy
from heard.privacy.secret import CONTACT, SecretKind


def test_it_keeps_nothing_unless_told() -> None:
    assert not MASK_ALL.kept


def test_contact_data_may_be_kept() -> None:
    assert Policy(CONTACT).kept == CONTACT


@pytest.mark.parametrize("kind", sorted(set(SecretKind) - CONTACT))
def test_it_refuses_to_keep_anything_else(kind: SecretKind) -> None:
    with pytest.raises(InvalidValue, match=f"{kind} can never be kept; only email"):
        Policy(frozenset({kind, SecretKind.EMAIL}))

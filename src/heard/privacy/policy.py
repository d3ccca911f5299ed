"""What an administrator allows to be kept: contact data at most, and nothing unless they say so."""

from dataclasses import dataclass

from heard.errors import InvalidValue
from heard.privacy.secret import CONTACT, SecretKind


@dataclass(frozen=True, slots=True)
class Policy:
    """The kinds that stay in the text of turns; a card, a code or a password cannot be among them."""

    kept: frozenset[SecretKind] = frozenset()

    def __post_init__(self) -> None:
        never = sorted(self.kept - CONTACT)
        if never:
            raise InvalidValue(
                f"{', '.join(never)} can never be kept; only {', '.join(sorted(CONTACT))} may stay in a turn."
            )


MASK_ALL = Policy()

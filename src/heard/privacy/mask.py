"""Masking: texts with stable placeholders in the place of their secrets, and back again for those who may see them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from heard.privacy.page import find_secrets
from heard.privacy.secret import SecretKind

# Shorter values may well be something else elsewhere.
SHORTEST_AGAIN = 5
PLACEHOLDER = re.compile(r"⟦[A-Z_]+_\d+⟧")


@dataclass(frozen=True, slots=True)
class Masked:
    """Texts without their secrets, in order; the same secret has the same placeholder in all of them.

    `originals` lead back from a placeholder to what it stands for, and never leave this machine.
    """

    texts: tuple[str, ...]
    originals: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def restored(self, text: str) -> str:
        """A text with the originals in the place of its placeholders; one that stands for nothing stays."""
        return PLACEHOLDER.sub(lambda found: self.originals.get(found[0], found[0]), text)


def mask(texts: Sequence[str]) -> Masked:
    """Texts with a placeholder such as ⟦CARD_1⟧ for each secret; masking twice changes nothing more."""
    names: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    originals: dict[str, str] = {}
    taken = {found[0] for text in texts for found in PLACEHOLDER.finditer(text)}

    def name(kind: str, value: str) -> str:
        key = (kind, _same(kind, value))
        while key not in names:
            counts[kind] = counts.get(kind, 0) + 1
            placeholder = f"⟦{kind.upper()}_{counts[kind]}⟧"
            if placeholder not in taken:
                names[key], originals[placeholder] = placeholder, value
        return names[key]

    once = [_without(text, name) for text in texts]
    return Masked(tuple(_nowhere(text, originals) for text in once), MappingProxyType(originals))


def _nowhere(text: str, originals: Mapping[str, str]) -> str:
    """The text without a secret that another text gave away: a password is one wherever it is said again."""
    for placeholder, value in originals.items():
        if len(value) >= SHORTEST_AGAIN:
            text = text.replace(value, placeholder)
    return text


def _same(kind: str, value: str) -> str:
    """What two spellings of a secret have in common: numbers may be spaced, addresses differ in capitals at most."""
    if kind in {SecretKind.CARD, SecretKind.IBAN, SecretKind.PHONE}:
        return re.sub(r"\W", "", value).lower()
    return value.lower() if kind == SecretKind.EMAIL else value


def _without(text: str, name: Callable[[str, str], str]) -> str:
    pieces, end = [], 0
    for secret in find_secrets(text):
        pieces += [text[end : secret.start], name(secret.kind.value, text[secret.start : secret.end])]
        end = secret.end
    return "".join([*pieces, text[end:]])

"""Letters that nobody sees: control and format characters, in which instructions can hide."""

import unicodedata

KEPT = frozenset("\n\t")
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn"})


def unseen_in(text: str) -> frozenset[str]:
    """The letters of a text that nobody sees, line ends and tabs aside."""
    if text.isascii() and text.isprintable():
        return frozenset()
    return frozenset(letter for letter in set(text) - KEPT if unicodedata.category(letter) in UNSEEN)


def without_unseen(text: str) -> str:
    """The text without them."""
    hidden = unseen_in(text)
    return "".join(letter for letter in text if letter not in hidden) if hidden else text

"""Keys and tokens that a program signs in with: known by how they begin, or by the words before them."""

from collections.abc import Iterator

from heard.privacy.pattern import Pattern
from heard.privacy.secret import Secret, SecretKind

_KNOWN = (
    r"(?-i:(?:sk|pk|rk|whsec)[_-](?:live_|test_|proj-|ant-)?[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|"
    r"glpat-[\w-]{16,}|"
    r"xox[abeprs]-[\w-]{10,}|A[KS]IA[A-Z0-9]{16}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|npm_\w{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|"
    r"shp(?:at|ca|pa|ss)_\w{20,}|hf_\w{20,}|EAA\w{30,})"
)
_JWT = r"(?-i:ey[JI][\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?)"
_KEY_BLOCK = r"-----begin [a-z ]{0,30}private key-----[^\x02\x03\x04]*?(?:-----end [a-z ]{0,30}private key-----|$)"
_TOKEN = Pattern(rf"\b(?:{_KNOWN}|{_JWT})\b")
_BLOCK = Pattern(_KEY_BLOCK)
_NAMED = Pattern(
    r"\b(?:(?:api|access|auth|bearer|refresh|session|client|secret|private|webhook|license)[ _-]?(?:key|token|secret)|"
    r"token|authorization|bearer|secret|app password)\b(?:[ ]?(?:is|was|[:=])|[ ]?->)*[\s\"']{0,2}(?:bearer |basic )?"
    r"([\w+/=.~-]{8,})"
)
# Shorter figures behind the word are a count or a year.
SHORTEST_NUMBER = 12
_SIGNS = b"-_.+/=~"


def find_tokens(letters: bytes) -> Iterator[Secret]:
    """The keys and tokens in plain letters."""
    for pattern in (_BLOCK, _TOKEN):
        for found in pattern.find_all(letters):
            yield Secret(SecretKind.TOKEN, found.start(), found.end())
    for found in _NAMED.find_all(letters):
        value = found[1].rstrip(b".")
        if _looks_made(value):
            yield Secret(SecretKind.TOKEN, found.start(1), found.start(1) + len(value))


def _looks_made(value: bytes) -> bool:
    """Whether a word looks as if a program had made it: figures and letters mixed."""
    bare = value.translate(None, _SIGNS)
    return not bare.isalpha() and (not bare.isdigit() or len(bare) >= SHORTEST_NUMBER)

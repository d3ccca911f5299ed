"""Links with secrets: a password before the host, a token among the parameters, a way in by itself."""

from collections.abc import Iterator

from heard.privacy.pattern import Pattern
from heard.privacy.secret import Secret, SecretKind

_KEYS = (
    "token|tkn|key|api_?key|code|sig|signature|auth|authkey|session|sessionid|session_id|sid|pass|password|passwd|pwd|secret|otp|"
    "reset|hash|jwt|access_token|id_token|refresh_token|email|mail|ticket_token|magic|nonce|state|invite|credential|x-amz-signature|"
    "reset_password_token|confirmation_token|login_token|unlock"
)
_NO_GAP = r"[^\s<>\x02\x03\x04\"]"
# A link can be written without https.
_START = r"\b(?:https?://|www\.)"
_PARAMETER = Pattern(rf"{_START}{_NO_GAP}+?[?&#;](?:{_KEYS})=[^\s<>&\x02\x03\x04\"]+{_NO_GAP}*")
_SIGNED_IN = Pattern(rf"\b[a-z][a-z0-9+.-]{{1,12}}://[^\s/@:<>\x02\x03\x04\"]+:[^\s/@<>\x02\x03\x04\"]+@{_NO_GAP}+")
_WAY_IN = Pattern(
    rf"{_START}[\w.:-]+/{_NO_GAP}*?(?:reset|recover|verify|verification|confirm|activate|activation|invite|invitation|magic|"
    rf"login|signin|sign-in|auth|unsubscribe|password|share|unlock|sso)[a-z_-]{{0,16}}/(?:[\w-]{{1,20}}/)?[\w=.~-]{{16,}}{_NO_GAP}*"
)
_ENDS = b".,;:!?)'"


def find_secret_links(letters: bytes) -> Iterator[Secret]:
    """The links in plain letters that let whoever has them in."""
    if b"://" not in letters and b"www." not in letters.lower():
        return
    for pattern in (_SIGNED_IN, _PARAMETER, _WAY_IN):
        for found in pattern.find_all(letters):
            yield Secret(SecretKind.SECRET_LINK, found.start(), found.start() + len(found[0].rstrip(_ENDS)))

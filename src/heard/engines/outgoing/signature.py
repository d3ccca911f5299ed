"""Signatures of webhooks after Standard Webhooks: who sent it, that nothing was changed, and that it is not old.

Signed is `{id}.{timestamp}.{body}`, the body byte for byte; JSON that was read and written again is another body.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from hmac import compare_digest, digest

from heard.errors import InvalidValue

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
PREFIX, VERSION = "whsec_", "v1,"
# How many bytes a key has, how far the sender's clock may be off, and how long a replaced key holds; in seconds.
SHORTEST, LONGEST = 24, 64
TOLERANCE, OVERLAP = 300, 86_400
# No full stop: with one in it, two ids with two bodies would have the same signature.
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
# One spelling only, since it is the number that is signed.
_TIMESTAMP = re.compile(r"[1-9][0-9]{0,11}")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What sender and receiver share, and the moment until which it holds (None: it has not been replaced)."""

    secret: bytes = field(repr=False)
    until: float | None = None

    def __post_init__(self) -> None:
        if not SHORTEST <= len(self.secret) <= LONGEST:
            raise InvalidValue(f"A signing key has {SHORTEST} to {LONGEST} bytes; have a new one made.")

    def __str__(self) -> str:
        """As it is handed to a receiver."""
        return PREFIX + b64encode(self.secret).decode()

    def replaced(self, now: float) -> "SigningKey":
        """The same key, which holds only as long as everybody needs to learn the new one."""
        return replace(self, until=now + OVERLAP)

    def holds(self, now: float) -> bool:
        """Whether it is still used and believed."""
        return self.until is None or now <= self.until

    def sign(self, event: str, timestamp: int, body: bytes) -> str:
        """The signature of an event's id, a moment and a body."""
        signed = digest(self.secret, f"{event}.{timestamp}.".encode() + body, sha256)
        return VERSION + b64encode(signed).decode()


def read_key(text: str) -> SigningKey:
    """A key as it is handed over, such as `whsec_...`; InvalidValue, without the text, for what is none."""
    try:
        return SigningKey(b64decode(text.removeprefix(PREFIX), validate=True) if text.startswith(PREFIX) else b"")
    except ValueError:
        raise InvalidValue(f"A signing key is {PREFIX} and base64 of {SHORTEST} to {LONGEST} bytes.") from None


def signed_headers(event: str, body: bytes, keys: Sequence[SigningKey], *, now: float) -> dict[str, str]:
    """The headers that go with a body: one signature for each key that holds."""
    if not _ID.fullmatch(event):
        raise InvalidValue("An event's id has up to 128 letters, digits, _ and -.")
    timestamp = int(now)
    signatures = [key.sign(event, timestamp, body) for key in keys if key.holds(now)]
    if not signatures:
        raise InvalidValue("No signing key holds; give the webhook a new one.")
    return {ID: event, TIMESTAMP: str(timestamp), SIGNATURE: " ".join(signatures)}


def verified(headers: Mapping[str, str], body: bytes, keys: Sequence[SigningKey], *, now: float) -> bool:
    """Whether a body came, just now and unchanged, from somebody who has one of the keys."""
    told = {name.lower(): value for name, value in headers.items()}
    event, timestamp = told.get(ID, ""), told.get(TIMESTAMP, "")
    if not (_ID.fullmatch(event) and _TIMESTAMP.fullmatch(timestamp) and abs(now - int(timestamp)) <= TOLERANCE):
        return False
    given = told.get(SIGNATURE, "").encode(errors="replace").split(b" ")
    expected = [key.sign(event, int(timestamp), body).encode() for key in keys if key.holds(now)]
    # All are compared, in constant time: how long it takes says nothing about which one was nearly right.
    return sum(compare_digest(each, one) for one in expected for each in given) > 0

"""Names and identifiers of customers, sealed: readable with the key, findable without opening them."""

import base64
import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from heard.errors import SettingsError, StorageError

KEY_BYTES = 32


class Vault:
    """Seals and opens with the newest key; older ones still open, so that a key can be changed in use."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise SettingsError(
                f"The key of the store is not {KEY_BYTES} bytes long; put the file back from where it was kept."
            )
        self._seals = MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, b"seal"))) for key in keys])
        # The oldest key names identifiers: a new name for each would mean to open and write all of them again.
        self._names = _derived(keys[-1], b"name")

    def seal(self, text: str) -> bytes:
        """The text, sealed; the same text is sealed differently each time."""
        return self._seals.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """The text again; StorageError if it was sealed with another key."""
        try:
            return self._seals.decrypt(sealed).decode()
        except InvalidToken:
            raise StorageError(
                "What is sealed in the store does not open with this key; use the one it was made with."
            ) from None

    def digest(self, kind: str, value: str) -> bytes:
        """What an identifier is found by: the same for the same value, and of no use without the key."""
        return hmac.digest(self._names, f"{kind}\0{value}".encode(), hashlib.sha256)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"heard " + purpose).derive(key)

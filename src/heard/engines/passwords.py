"""Passwords by argon2id, at the cost its authors recommend: slow on purpose, for whoever guesses."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Long enough to be worth nothing to those who guess, short enough not to keep the hasher busy.
SHORTEST, LONGEST = 12, 1000


class Passwords:
    """Makes and checks hashes. Checking takes as long for somebody who is not known as for somebody who is."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        return self._hasher.hash(password.encode(errors="surrogatepass"))

    def matches(self, hashed: str | None, password: str) -> bool:
        """Whether it is the password that was hashed; no password matches None."""
        try:
            self._hasher.verify(hashed or self._nobody, password.encode(errors="surrogatepass"))
        except (VerificationError, InvalidHashError):
            return False
        return hashed is not None

    def is_old(self, hashed: str) -> bool:
        """Whether it was made at another cost than today's."""
        return self._hasher.check_needs_rehash(hashed)

"""Passwords that are hashed in no time; a test signs in a hundred people."""

from argon2 import PasswordHasher

from heard.engines.passwords import Passwords


class QuickPasswords(Passwords):
    """As the real ones, at the lowest cost that argon2id allows."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self._nobody = self._hasher.hash("nobody has this password")

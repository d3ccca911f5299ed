"""Lets people in: the first of them, those who sign in, those who come with a link or a token."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from heard.access import AccessRole, Action, Grant, Principal
from heard.engines.passwords import LONGEST, SHORTEST, Passwords
from heard.errors import Conflict, InvalidValue
from heard.storage.access import audit, doors, users
from heard.storage.access.doors import Entry, Terms
from heard.storage.access.users import HeldRole, User
from heard.storage.schema import LOGIN, TOKEN
from heard.storage.store import Session, Store

SECRET_BYTES = 32
# What a token begins with, so that those who look for leaked secrets know one.
TOKEN_MARK = "heard_"  # noqa: S105 - no secret, but how one is told
FIRST_ROLES = tuple(HeldRole(role) for role in (AccessRole.AGENT, AccessRole.LEAD, AccessRole.ADMIN))
SYSTEM = "the command line"


@dataclass(frozen=True, slots=True)
class Sent:
    """A link's secret, to be shown once, and until when it holds."""

    secret: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class People:
    """What doors ask about people; each change is written down in the audit, in the same commit."""

    store: Store
    passwords: Passwords

    def is_empty(self) -> bool:
        """Whether nobody has come in yet, and the first is to be made."""
        with self.store.reading() as session:
            return users.count_users(session) == 0

    def make_first(self, email: str, name: str, password: str) -> int:
        """The key of the first user, who is agent, lead and administrator; Conflict if there is one already."""
        hashed = self._hashed(password)
        with self.store.writing() as session:
            if users.count_users(session):
                raise Conflict("The first user is there already; sign in instead.")
            id_ = users.add_user(session, email, name, FIRST_ROLES)
            users.set_password(session, id_, hashed)
            audit.record(session, actor(id_), "user.first", actor(id_))
        return id_

    def sign_in(self, email: str, password: str) -> str | None:
        """The secret of a new login; None if the address and the password do not belong together."""
        address = email.strip().lower()
        with self.store.reading() as session:
            user = users.by_email(session, address)
            hashed = users.password_of(session, user.id) if user and not user.disabled_at else None
        if not self.passwords.matches(hashed, password) or user is None or hashed is None:
            return None
        with self.store.writing() as session:
            if users.password_of(session, user.id) != hashed:
                return None
            if self.passwords.is_old(hashed):
                users.rehash(session, user.id, self.passwords.hash(password))
            return _new_login(session, user.id)

    def let_in(self, email: str) -> str | None:
        """The secret of a new login for whoever has proved elsewhere that an address is theirs; None if not a user."""
        with self.store.writing() as session:
            user = users.by_email(session, email)
            return _new_login(session, user.id) if user and not user.disabled_at else None

    def sign_out(self, id_: int, secret: str) -> None:
        """End a login of a user's."""
        with self.store.writing() as session:
            doors.end_login(session, secret)
            audit.record(session, actor(id_), "logout", actor(id_))

    def invite(self, by: str, email: str, name: str, roles: Iterable[HeldRole]) -> tuple[int, Sent]:
        """A new user, and the link by which they set their password."""
        with self.store.writing() as session:
            id_ = users.add_user(session, email, name, roles)
            audit.record(session, by, "user.add", actor(id_))
            return id_, _new_link(session, id_)

    def reset(self, by: str, id_: int) -> Sent:
        """A link by which a user sets another password; until then the old one holds."""
        with self.store.writing() as session:
            users.user_of(session, id_)
            audit.record(session, by, "user.reset", actor(id_))
            return _new_link(session, id_)

    def accept(self, secret: str, password: str) -> str:
        """Set a password by a link, which is then used up; the secret of a login. NotFound where the link is none."""
        hashed = self._hashed(password)
        with self.store.writing() as session:
            id_ = doors.link(session, secret)
            users.set_password(session, id_, hashed)
            audit.record(session, actor(id_), "user.password", actor(id_))
            return _new_login(session, id_)

    def change_password(self, id_: int, old: str, new: str) -> str | None:
        """Set another password for whoever knows the one they have, and end all logins and links.

        The secret of a login in their place; None if it is not the one they have, or they have none.
        """
        hashed = self._hashed(new)
        with self.store.reading() as session:
            known = users.password_of(session, id_)
        if not self.passwords.matches(known, old):
            return None
        with self.store.writing() as session:
            if users.password_of(session, id_) != known:
                return None
            users.set_password(session, id_, hashed)
            audit.record(session, actor(id_), "user.password", actor(id_))
            return _new_login(session, id_)

    def entered(self, *, login: str | None = None, token: str | None = None) -> Principal | None:
        """Who comes in by a login's secret or a token; None if nobody does."""
        secret, table, look = (login, LOGIN, doors.login) if token is None else (token, TOKEN, doors.token)
        if not secret:
            return None
        with self.store.reading() as session:
            entry = look(session, secret)
            if entry is None:
                return None
            principal = principal_of(users.user_of(session, entry.user_id), entry)
            is_due = doors.is_due(session, table, secret)
        if is_due:
            with self.store.writing() as session:
                doors.see(session, table, secret)
        return principal

    def new_token(self, id_: int, terms: Terms) -> tuple[int, str]:
        """The key of a new token of a user's own and its secret, to be shown once."""
        secret = f"{TOKEN_MARK}{secrets.token_urlsafe(SECRET_BYTES)}"
        with self.store.writing() as session:
            key = doors.add_token(session, id_, secret, terms)
            audit.record(session, actor(id_), "token.add", f"token {key}")
        return key, secret

    def _hashed(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise InvalidValue(
                f"A password has {SHORTEST} to {LONGEST} letters; choose a longer one, such as four words."
            )
        return self.passwords.hash(password)


def people_of(store: Store) -> People:
    """The people of a store, their passwords hashed as they should be."""
    return People(store, Passwords())


def actor(user_id: int) -> str:
    """How a user is named in the audit."""
    return f"user {user_id}"


def principal_of(user: User, entry: Entry) -> Principal:
    """A user who came in, as access knows them."""
    scopes = None if entry.scopes is None else frozenset(map(Action, entry.scopes))
    grants = frozenset(Grant(AccessRole(held.role), held.team_id) for held in user.roles)
    return Principal(user.id, grants, user.agents, scopes, entry.unlocked)


def _new_login(session: Session, id_: int) -> str:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    doors.add_login(session, id_, secret)
    audit.record(session, actor(id_), "login", actor(id_))
    return secret


def _new_link(session: Session, id_: int) -> Sent:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    return Sent(secret, doors.add_link(session, id_, secret))

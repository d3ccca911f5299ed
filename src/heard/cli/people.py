"""What `heard user` does with people in the store; loaded only when it is asked for."""

from collections.abc import Iterable, Iterator

import typer
from rich.table import Column, Table

from heard.access import AccessRole
from heard.cli.screen import visible
from heard.errors import InvalidValue, NotFound
from heard.storage.access import audit, users
from heard.storage.access.users import HeldRole, User
from heard.storage.access.visible import all_teams, team_key
from heard.storage.store import Session, Store
from heard.wiring.access.people import SYSTEM, Sent, actor
from heard.wiring.outgoing.mails import mails_of
from heard.wiring.store import settings_in_force


def held_roles(store: Store, roles: Iterable[str], teams: Iterable[str]) -> Iterator[HeldRole]:
    """Each role in each team, or in all where none is named; an error of one sentence for a word that is neither."""
    with store.reading() as session:
        keys: list[int | None] = [_team(session, each) for each in teams]
    for role in roles:
        if role not in set(AccessRole):
            raise InvalidValue(f"There is no role {role}; give one of {', '.join(AccessRole)}.")
        yield from (HeldRole(role, key) for key in keys or [None])


def user_named(store: Store, email: str) -> User:
    """The user of an address; NotFound if there is none."""
    with store.reading() as session:
        user = users.by_email(session, email)
    if user is None:
        raise NotFound(f"There is no user {email}; `heard user list` shows those there are.")
    return user


def switch(store: Store, user: User, *, may_come_in: bool) -> None:
    """Let a user in no more, or again."""
    with store.writing() as session:
        (users.enable if may_come_in else users.disable)(session, user.id)
        audit.record(session, SYSTEM, "user.change", f"{actor(user.id)}: disabled")


def pass_on(store: Store, id_: int, link: Sent, address: str | None) -> None:
    """Mail a link where mail is set; print it on its own line where it was not taken, or an address is given for it."""
    mailed = mails_of(store, settings_in_force()).send_link(id_, link)
    if mailed is None or not mailed.taken or address:
        typer.echo(f"{(address or '').rstrip('/')}/password#{link.secret}")
    if mailed is not None:
        typer.echo(mailed.told, err=True)
    whose = "It" if mailed is not None and mailed.taken else "Give it to them alone; it"
    typer.echo(f"{whose} is valid for 72 hours and works once.", err=True)


def table_of_users(store: Store) -> Table | None:
    """Who may come in, a line each; None while there is nobody."""
    with store.reading() as session:
        found = users.list_users(session, most=users.count_users(session))
        teams = all_teams(session)
    table = Table(Column("e-mail", no_wrap=True), "name", "roles", "since", "state", box=None, pad_edge=False)
    for user in found:
        held = ", ".join(
            each.role if each.team_id is None else f"{each.role} in {teams[each.team_id]}"
            for each in sorted(user.roles, key=str)
        )
        state = "disabled" if user.disabled_at else ""
        table.add_row(visible(user.email), visible(user.name), visible(held), f"{user.since:%Y-%m-%d}", state)
    return table if found else None


def _team(session: Session, name: str) -> int:
    key = team_key(session, name)
    if key is None:
        known = ", ".join(all_teams(session).values())
        advice = f"those there are: {known}" if known else f"make it with `heard team add {name}`"
        raise NotFound(f"There is no team {name}; {advice}.")
    return key

"""`heard user`: let people in, say what they are, send them a link, and let them in no more."""

from typing import Annotated

import typer

from heard.cli.screen import visible
from heard.errors import InvalidValue

app = typer.Typer(no_args_is_help=True)
EMAIL = Annotated[str, typer.Argument(metavar="EMAIL", help="The address that they sign in with.")]
ADDRESS = Annotated[
    str | None,
    typer.Option(
        help="How people reach Heard, such as https://heard.example.com; the link is printed, and begins with it."
    ),
]


@app.command("add")
def add(
    email: EMAIL,
    name: Annotated[str, typer.Option(help="What they are called.")],
    role: Annotated[list[str], typer.Option(help="agent, lead, admin, reviewer or trainer; may be given again.")],
    team: Annotated[list[str] | None, typer.Option(help="In which team, by name; in all where none is given.")] = None,
    address: ADDRESS = None,
) -> None:
    """Invite somebody: mails the link by which they set their password where mail is set, or else prints it."""
    from heard.cli.people import held_roles, pass_on
    from heard.wiring.access.people import SYSTEM, people_of
    from heard.wiring.store import open_store

    with open_store() as store:
        id_, link = people_of(store).invite(SYSTEM, email, name, list(held_roles(store, role, team or ())))
        pass_on(store, id_, link, address)


@app.command("list")
def list_() -> None:
    """List who may come in."""
    from rich.console import Console

    from heard.cli.people import table_of_users
    from heard.wiring.store import open_store

    with open_store() as store:
        table = table_of_users(store)
    if table is None:
        typer.echo("There is nobody yet; `heard serve` says how the first comes in.")
        return
    Console(highlight=False).print(table)


@app.command("reset")
def reset(email: EMAIL, address: ADDRESS = None) -> None:
    """Mail or print a link by which somebody sets another password; until then the old one holds."""
    from heard.cli.people import pass_on, user_named
    from heard.wiring.access.people import SYSTEM, people_of
    from heard.wiring.store import open_store

    with open_store() as store:
        user = user_named(store, email)
        if user.disabled_at:
            raise InvalidValue(f"{user.email} is disabled; run `heard user enable {user.email}` first.")
        pass_on(store, user.id, people_of(store).reset(SYSTEM, user.id), address)


@app.command("disable")
def disable(email: EMAIL) -> None:
    """Let somebody in no more, by any door; what they did stays theirs."""
    typer.echo(visible(f"{_switched(email, may_come_in=False)} may come in no more."))


@app.command("enable")
def enable(email: EMAIL) -> None:
    """Let somebody in again who was disabled."""
    typer.echo(visible(f"{_switched(email, may_come_in=True)} may come in."))


def _switched(email: str, *, may_come_in: bool) -> str:
    """The address, as it is kept."""
    from heard.cli.people import switch, user_named
    from heard.wiring.store import open_store

    with open_store() as store:
        user = user_named(store, email)
        switch(store, user, may_come_in=may_come_in)
    return user.email

"""`heard team`: the teams that conversations belong to and people hold roles in."""

from typing import Annotated

import typer

from heard.cli.screen import visible

app = typer.Typer(no_args_is_help=True)


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="As your helpdesk calls it: its conversations are then found here.")],
) -> None:
    """Make a team, so that people can be given roles in it before its first conversation comes."""
    from heard.storage.access import audit, teams
    from heard.wiring.access.people import SYSTEM
    from heard.wiring.store import open_store

    with open_store() as store, store.writing() as session:
        id_ = teams.add_team(session, name)
        made = teams.team_named(session, id_)
        audit.record(session, SYSTEM, "team.add", f"team {id_}: {made}")
    typer.echo(visible(f"There is a team {made} now."))


@app.command("list")
def list_() -> None:
    """List the teams, with how many conversations each has and who holds a role in it."""
    from heard.storage.access.teams import count_of_team, members_of
    from heard.storage.access.visible import all_teams
    from heard.wiring.store import open_store

    with open_store() as store, store.reading() as session:
        for id_, name in all_teams(session).items():
            members = ", ".join(f"{each.name} ({each.role})" for each in members_of(session, id_))
            typer.echo(visible(f"{name}: {count_of_team(session, id_):,} conversations; {members or 'nobody'}"))

"""`heard report`: a week of a team, or of all, on one page that can be printed."""

from pathlib import Path
from typing import Annotated

import typer

from heard.cli.screen import visible


def report(
    week: Annotated[str | None, typer.Option(help="A week such as 2026-W48; the last whole one if not given.")] = None,
    team: Annotated[str | None, typer.Option(help="The name of a team; all of them if not given.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="A file to write: .html, or .pdf where a browser is installed here.")
    ] = None,
    letter: Annotated[bool, typer.Option("--letter", help="A PDF for paper of the size Letter, not A4.")] = False,
) -> None:
    """Write the report of a week: one HTML page with everything inside; the same store gives the same letters."""
    from heard.errors import NotFound
    from heard.reports.page import page_of
    from heard.reports.report import Wanted
    from heard.reports.week import Week
    from heard.storage.access.reach import EVERYTHING
    from heard.storage.access.visible import team_key
    from heard.wiring.insights.reports import measured_by, pdf_of, reporter_of
    from heard.wiring.store import home_of, open_store, settings_in_force

    settings = settings_in_force()
    with open_store() as store:
        chosen = Week.named(week) if week else Week.of(store.clock().date()).back()
        with store.reading() as session:
            key = team_key(session, team) if team else None
        if team and key is None:
            raise NotFound(f"There is no team '{team[:40]}'; `heard team list` names those there are.")
        wanted = Wanted(EVERYTHING, measured_by(settings), key, team)
        found = reporter_of(store, home_of(), settings).report(chosen, wanted)
    if out is None:
        typer.echo(page_of(found))
        return
    out.write_bytes(pdf_of(found, "Letter" if letter else "A4") if out.suffix == ".pdf" else page_of(found).encode())
    typer.echo(visible(f"{out}: {chosen.name}, {found.conversations:,} conversations."))

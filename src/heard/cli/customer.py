"""`heard customer WHO`: what the store knows of one customer; export it, erase it, or leave it unread."""

import json
from pathlib import Path
from typing import Annotated

import typer

from heard.cli.screen import visible


def customer(
    who: Annotated[str, typer.Argument(help="A key, an e-mail address, a telephone number, or source:id.")],
    export: Annotated[
        Path | None, typer.Option(help="Write all that is kept of them into this file, one JSON value a line.")
    ] = None,
    erase: Annotated[bool, typer.Option(help="Delete all that is kept of them; it cannot be undone.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
    analyse: Annotated[bool | None, typer.Option(help="Whether their conversations may be reviewed.")] = None,
) -> None:
    """Show one customer: who they are, their conversations, and how those ended."""
    from heard.cli.progress import watch
    from heard.storage.people.records import find_customer, set_analysed
    from heard.storage.upkeep.erasure import traces_of
    from heard.storage.upkeep.personal import all_of_customer
    from heard.wiring.jobs import Workbench
    from heard.wiring.store import home_of, open_store

    with open_store() as store:
        with store.writing() as session:
            id_ = find_customer(session, who)
            traces = traces_of(session, id_)
            if analyse is not None:
                set_analysed(session, id_, analysed=analyse)
            if export:
                with export.open("x", encoding="utf-8") as file:
                    file.writelines(
                        json.dumps(each, ensure_ascii=False) + "\n" for each in all_of_customer(session, id_)
                    )
                typer.echo(visible(f"{export}: all that is kept of customer {id_}."))
        if erase:
            said = ", ".join(f"{count:,} {name}" for name, count in traces.items() if count)
            if not yes:
                typer.confirm(f"Erase customer {id_} with {said}? It cannot be undone", abort=True)
            bench = Workbench(store, home_of())
            watch(bench, bench.eraser.plan(id_))
            typer.echo(f"Customer {id_} is erased: {said}. Backups and exports made before still hold them.")

"""`heard customer WHO`: what the store knows of one customer; export it, erase it, or leave it unread."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from heard.cli.screen import counted, visible
from heard.errors import Conflict


def customer(
    who: Annotated[str, typer.Argument(help="A key, an e-mail address, a telephone number, or source:id.")],
    export: Annotated[
        Path | None, typer.Option(help="Write all that is kept of them into this file, one JSON value a line.")
    ] = None,
    erase: Annotated[bool, typer.Option(help="Delete all that is kept of them; it cannot be undone.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
    analyse: Annotated[bool | None, typer.Option(help="Whether their conversations may be reviewed.")] = None,
) -> None:
    """Show one customer: what to know before answering, then their conversations, promises and what became of them."""
    from heard.cli.progress import watch
    from heard.cli.story import show_story
    from heard.storage.jobs import JobKind, JobState, all_jobs
    from heard.storage.people.records import find_customer, known_customer, set_analysed
    from heard.storage.upkeep.erasure import check_hold, traces_of
    from heard.storage.upkeep.personal import all_of_customer
    from heard.wiring.history import ear_kept_in, history_of
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import home_of, open_store, settings_in_force

    with open_store() as store:
        if analyse is not None:
            with store.writing() as session:
                set_analysed(session, find_customer(session, who), analysed=analyse)
        with store.reading() as session:
            id_ = find_customer(session, who)
            known, traces = known_customer(session, id_), traces_of(session, id_)
            jobs = all_jobs(session, beginning=f"{JobKind.EXPORT}-")
            exports = [job.arguments["path"] for job in jobs if job.state is JobState.DONE]
            if export:
                _write(export, all_of_customer(session, id_))
                typer.echo(visible(f"{export}: all that is kept of customer {id_}."))
            elif not erase:
                show_story(known, history_of(session, id_, ear_kept_in(home_of())) if known.analysed else None)
            if erase:
                check_hold(session, id_, settings_in_force().retention.hold)
        if erase:
            said = counted(traces)
            if not yes:
                typer.confirm(f"Erase customer {id_} with {said}? It cannot be undone", abort=True)
            bench = bench_on(store)
            watch(bench, bench.eraser.plan(id_))
            typer.echo(f"Customer {id_} is erased: {said}.")
            typer.echo(visible(f"Backups made before still hold them, and so may {', '.join(exports) or 'no export'}."))


def _write(path: Path, values: Iterable[object]) -> None:
    """Values into a new file, one a line; Conflict if it is there already."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in values)
    except FileExistsError:
        raise Conflict(f"{path} is there already; name a new file.") from None

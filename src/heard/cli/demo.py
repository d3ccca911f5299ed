"""`heard demo`: made-up conversations to look around in, and out with them again."""

from typing import Annotated

import typer

from heard.cli.screen import counted

NEXT = """
What to try:
  heard customer demo:c-1001    somebody who waits for her refund: her story, and what she was promised
  heard search "it is not there"
  heard serve                   the same in a browser
  heard demo --remove           take them out again; nothing else is touched"""


def demo(
    remove: Annotated[bool, typer.Option("--remove", help="Take them out again, and nothing else.")] = False,
) -> None:
    """Bring in 60 made-up conversations of the last three weeks, reviewed; done twice, they are there once."""
    from heard.cli.progress import watch
    from heard.jobs.demonstrating import take_out
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import open_store

    with open_store() as store:
        if remove:
            with store.writing() as session:
                gone = counted(take_out(session))
            typer.echo(f"Removed: {gone}." if gone else "None of the made-up conversations are here.")
            return
        bench = bench_on(store)
        said = counted(watch(bench, bench.demonstrator.plan()).counts)
        typer.echo(f"Made-up conversations: {said}." if said else "The made-up conversations are here already.")
        typer.echo(NEXT)

"""`heard rehearse [SCENARIO]`: answer a customer who is made up, with feedback after every reply."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from heard.cli.scenario import list_scenarios
from heard.settings import NAME, Settings, read_settings

WIDEST = 100


def rehearse(
    scenario: Annotated[
        str | None, typer.Argument(help="A scenario's id, or a file; without it all are listed.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same number, the same customer; another words it else.")] = 1,
    settings: Annotated[
        Path | None, typer.Option(help=f"A settings file that may name a writer; {NAME} if there is one.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="The card's own words, even where there is a writer.")] = False,
) -> None:
    """Answer a made-up customer, who gets angrier when brushed off and calms down when heard. Nothing is stored.

    Replies are read one a line. Exit code 0: it was played; 2: there is no such scenario, or the settings cannot be
    used; 3: the model is not in order.
    """
    if scenario is None:
        list_scenarios()
        return
    from heard.cli.rehearsing import Table, opening
    from heard.wiring.model import shipped_model
    from heard.wiring.rehearsal.stages import scenario_named, stage_for
    from heard.wiring.writer import writer_of

    card = scenario_named(scenario)
    chosen = settings or (Path(NAME) if Path(NAME).is_file() else None)
    own = read_settings(chosen) if chosen and not plain else Settings()
    stage = stage_for(card)
    console = Console(highlight=False, width=min(WIDEST, Console().width))
    writer = writer_of(own)
    for line in opening(card, writer):
        console.print(line)
    Table(console, stage, shipped_model(), [stage.begin(seed)], writer=writer).play()

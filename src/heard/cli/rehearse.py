"""`heard rehearse [SCENARIO]`: answer a customer who is made up, with feedback after every reply."""

from typing import Annotated

import typer
from rich.console import Console

from heard.cli.scenario import list_scenarios

WIDEST = 100


def rehearse(
    scenario: Annotated[
        str | None, typer.Argument(help="A scenario's id, or a file; without it all are listed.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same number, the same customer; another words it else.")] = 1,
) -> None:
    """Answer a made-up customer, who gets angrier when brushed off and calms down when heard. Nothing is stored.

    Replies are read one a line. Exit code 0: it was played; 2: there is no such scenario; 3: the model is not in order.
    """
    if scenario is None:
        list_scenarios()
        return
    from heard.cli.rehearsing import Table, opening
    from heard.wiring.model import shipped_model
    from heard.wiring.rehearsal.stages import scenario_named, stage_for

    card = scenario_named(scenario)
    stage = stage_for(card)
    console = Console(highlight=False, width=min(WIDEST, Console().width))
    for line in opening(card):
        console.print(line)
    Table(console, stage, shipped_model(), [stage.begin(seed)]).play()

"""`heard`: the commands, their exit codes, and the one place where errors become sentences on the screen.

Exit codes: 0 all went well; 1 some of the input had to be left out; 2 the input or the command cannot be
used; 3 Heard itself is not in order (`heard doctor` says more); 130 it was interrupted.
"""

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from heard.cli import (
    backup,
    customer,
    db,
    demo,
    docs,
    doctor,
    draft,
    explain,
    export,
    import_,
    jobs,
    lesson,
    outcomes,
    rehearse,
    report,
    rescore,
    retain,
    review,
    scenario,
    scorecards,
    search,
    serve,
    statements,
    teach,
    team,
    user,
)
from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.errors import EngineError, HeardError
from heard.version import VERSION

app = typer.Typer(
    name="heard",
    help="Empathy in customer support: what has the customer voiced, and has anyone taken it up?",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("review")(review.review)
app.command("draft")(draft.draft)
app.command("explain")(explain.explain)
app.command("teach")(teach.teach)
app.add_typer(statements.app, name="statements", help="The sentences that suggestions are made of.")
app.add_typer(scorecards.app, name="scorecards", help="What people rate conversations by.")
app.command("import")(import_.import_)
app.command("outcomes")(outcomes.outcomes)
app.add_typer(jobs.app, name="jobs", help="Long work: list it, stop it, go on with it.")
app.command("search")(search.search)
app.command("customer")(customer.customer)
app.command("export")(export.export)
app.command("report")(report.report)
app.command("rehearse")(rehearse.rehearse)
app.command("lesson")(lesson.lesson)
app.add_typer(scenario.app, name="scenario", help="The cards that rehearsals are played from.")
app.command("rescore")(rescore.rescore)
app.command("retain")(retain.retain)
app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.add_typer(team.app, name="team", help="The teams that conversations belong to.")
app.add_typer(user.app, name="user", help="Who may come in, and what they are.")
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.add_typer(docs.app, name="docs", help="What customers, agents and a works council are told.")
app.add_typer(db.app, name="db", help="The tables of the store.")
app.command("doctor")(doctor.doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"heard {VERSION}")
        raise typer.Exit


@app.callback()
def _main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Options that belong to no command."""


def run() -> None:
    """Run the command line and end the process with one of the documented exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that has no ● shows a ? instead of a traceback.
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="heard")
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        # Whoever read the output has seen enough (`heard review FILE | head`); typer and rich take it for a failure.
        _let_go_of_output()
        sys.exit(Exit.FINE)
    except OSError as problem:
        _tell(problem)
        _let_go_of_output()
        sys.exit(Exit.UNUSABLE)
    except EngineError as problem:
        _tell(problem)
        sys.exit(Exit.BROKEN)
    except HeardError as problem:
        _tell(problem)
        sys.exit(Exit.UNUSABLE)


def _let_go_of_output() -> None:
    """Leave what is still to be written unwritten, or Python would try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(problem: Exception) -> None:
    typer.echo(f"heard: {visible(str(problem))}", err=True)

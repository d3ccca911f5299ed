"""`heard rescore`: reviews by today's model and rubric, beside the old ones."""

import typer


def rescore() -> None:
    """Review every conversation that has no review by this version; the old ones stay, and so do people's words."""
    from heard.cli.progress import watch
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import open_store

    with open_store() as store:
        bench = bench_on(store)
        job = watch(bench, bench.scorer.plan())
        typer.echo(f"{job.counts['reviewed']:,} conversations were reviewed by {job.title}.")

"""`heard serve`: the workspace and the API for a team, on this computer until told otherwise."""

import os
from typing import Annotated
from urllib.parse import urlsplit

import typer

from heard.errors import InvalidValue

PORT = 8410
# As heard.web.server reads it; the floors keep the command line and the web apart.
APP, HOSTS = "heard.web.server:served", "HEARD_HOSTS"
# What is under way when Heard is asked to stop may end in this time.
DRAIN_S = 8
LARGEST_FRAME = 256 * 1024


def serve(
    host: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 for all of this computer's.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = PORT,
    address: Annotated[str | None, typer.Option(help="How people reach it, such as https://heard.example.com.")] = None,
    processes: Annotated[int, typer.Option(min=1, max=64, help="How many; more than one needs PostgreSQL.")] = 1,
    behind_proxy: Annotated[
        str | None, typer.Option(help="The address of the proxy whose word on the caller and on TLS is believed.")
    ] = None,
) -> None:
    """Serve Heard until it is told to stop; what is under way is ended first."""
    import uvicorn

    from heard.wiring.house import setup_of
    from heard.wiring.store import open_store

    public = address or f"http://{'localhost' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104 - asked for
    name = urlsplit(public).hostname
    if name is None or urlsplit(public).scheme not in {"http", "https"}:
        raise InvalidValue("--address is no address; give one like https://heard.example.com.")
    with open_store() as store:
        if processes > 1 and store.database.is_sqlite:
            raise InvalidValue("Several processes need PostgreSQL; set HEARD_DATABASE, or serve with one.")
        key = setup_of(store)
    os.environ[HOSTS] = ",".join(filter(None, (os.environ.get(HOSTS), name)))
    typer.echo(f"Heard listens on {public}; Ctrl+C ends it.", err=True)
    if key:
        typer.echo(f"Nobody has come in yet. Begin here: {public}/welcome#{key}", err=True)
    uvicorn.run(
        APP,
        factory=True,
        host=host,
        port=port,
        workers=processes,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=behind_proxy is not None,
        forwarded_allow_ips=behind_proxy,
        ws="websockets-sansio",
        ws_max_size=LARGEST_FRAME,
        timeout_graceful_shutdown=DRAIN_S,
    )

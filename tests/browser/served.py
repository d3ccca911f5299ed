"""Heard as it is served: uvicorn on a free port of this computer."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from heard.web.app import create_app
from heard.wiring.house import House

LONGEST_START_S = 20


@contextmanager
def served(house: House) -> Iterator[str]:
    """The address of a house, for as long as the block runs."""

    @contextmanager
    def opening() -> Iterator[House]:
        yield house

    server = uvicorn.Server(uvicorn.Config(create_app(opening), "127.0.0.1", 0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + LONGEST_START_S
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    assert server.started
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()

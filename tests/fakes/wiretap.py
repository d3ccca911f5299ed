"""A tape of every number that this process dials, as Python itself reports it: proof that nothing was dialled."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

_tapes: dict[int, list[str]] = {}
_numbers = count()


def _listen(event: str, said: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(said[1], tuple):
        for tape in tuple(_tapes.values()):
            tape.append(str(said[1][0]))


# What listens once can never be taken away again; without a tape it does nothing.
sys.addaudithook(_listen)


@contextmanager
def wiretap() -> Iterator[list[str]]:
    """The numbers that are dialled while the block runs, by any thread."""
    tape: list[str] = []
    key = next(_numbers)
    _tapes[key] = tape
    try:
        yield tape
    finally:
        del _tapes[key]

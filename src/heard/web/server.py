"""What `heard serve` starts in each of its processes."""

import gc
import os
import sys

from fastapi import FastAPI

from heard.web.app import HERE, Front, create_app
from heard.web.shared.watch import log_to_stderr
from heard.wiring.house import open_house

# The host names that Heard answers to, apart from this computer's own, with commas between them.
HOSTS = "HEARD_HOSTS"
# How long one thread may keep the others waiting. With Python's own 5 ms a commit, which needs a dozen looks at the
# database, waits that long at each of them while another thread works.
SWITCH_S = 0.0005

# Some hundred objects stand behind each socket, and to look through those of a thousand takes Python a tenth of a
# second, in which nothing is acknowledged: what has lived for long is looked through rarely.
LOOKED_THROUGH = (5_000, 10, 200)


def served() -> FastAPI:
    """The app where the environment says that data lives."""
    log_to_stderr()
    settle()
    named = {each.strip().lower() for each in os.environ.get(HOSTS, "").split(",")} - {""}
    return create_app(open_house, Front(HERE | named))


def settle() -> None:
    """Have this process answer without long pauses: threads take short turns, and what lives long is left alone."""
    sys.setswitchinterval(SWITCH_S)
    gc.freeze()
    gc.set_threshold(*LOOKED_THROUGH)

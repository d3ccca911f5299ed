"""The settings in force: files that change are taken while Heard runs, and what cannot be used changes nothing."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event as Sign
from threading import Lock, Thread

from heard.errors import SettingsError
from heard.settings import Settings, read_settings
from heard.wiring.settings.files import SettingsFiles, stamp_of

LOG = logging.getLogger(__name__)
# How often every process looks whether the files have changed.
LOOK_S = 1.0
# Behaviours have to be taught, and the others are built into what stands already.
FROM_THE_NEXT_START = ("behaviours", "finders", "oidc")
LATER = "The settings say something else of behaviours, finders or the sign-in; that holds from the next start."


class SettingsInForce:
    """What holds now; `settings` may be another value each time it is asked for."""

    def __init__(self, files: SettingsFiles, settings: Settings) -> None:
        self.settings = settings
        self.files = files
        self._paths = files.paths()
        self._stamp = stamp_of(self._paths)
        self._takers: list[Callable[[Settings], None]] = []
        self._lock = Lock()

    def whenever(self, take: Callable[[Settings], None]) -> None:
        """Hand over the settings now, and again each time they change."""
        with self._lock:
            self._takers.append(take)
            take(self.settings)

    def look(self) -> None:
        """Take files in force that have changed; where they cannot be used, the log says why, once."""
        with self._lock:
            if stamp_of(self._paths) == self._stamp:
                return
            self._paths = self.files.paths()
            self._stamp = stamp_of(self._paths)
            try:
                found = read_settings(self.files.path)
            except SettingsError as problem:
                LOG.warning("not taken", exc_info=SettingsError(f"{problem} What was in force stays so."))
                return
            self._take(found)

    def _take(self, found: Settings) -> None:
        fixed = {name: getattr(self.settings, name) for name in FROM_THE_NEXT_START}
        if any(value != getattr(found, name) for name, value in fixed.items()):
            LOG.warning(LATER)
        self.settings = replace(found, **fixed)
        for take in self._takers:
            take(self.settings)


@contextmanager
def watching(in_force: SettingsInForce, every_s: float = LOOK_S) -> Iterator[None]:
    """Look at the files again and again."""
    ended = Sign()

    def watch() -> None:
        while not ended.wait(every_s):
            in_force.look()

    thread = Thread(target=watch, name="heard settings", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()

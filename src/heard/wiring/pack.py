"""What the documentation pack is told of an installation: its settings, versions, database, and the day of them."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from heard.pack.facts import Installation
from heard.scoring.model import Versions
from heard.settings import Settings, database_address
from heard.storage.insights.mode import mode_in_force
from heard.wiring.house import House, files_of
from heard.wiring.model import learn, model_taught
from heard.wiring.store import home_of, settings_in_force, settings_path


def installation_here(environment: Mapping[str, str] = os.environ) -> Installation:
    """The installation that the environment names; nothing is written, and no store is needed."""
    settings = settings_in_force(environment)
    versions = model_taught(learn(settings.behaviours)).versions
    files = files_of(settings_path(environment), home_of(environment))
    return _installation(settings, versions, database_address(environment), files.paths())


def installation_of(house: House) -> Installation:
    """The installation that a house is."""
    paths = house.in_force.files.paths()
    with house.store.reading() as session:
        mode = mode_in_force(session)
    here = _installation(house.settings, house.model.versions, house.store.database.address, paths)
    return replace(here, quality=mode is not None and mode.quality)


def _installation(settings: Settings, versions: Versions, address: str, paths: Iterable[Path]) -> Installation:
    database = "sqlite" if address.startswith("sqlite") else "postgresql"
    return Installation(settings, versions, database, _day_of(paths))


def _day_of(paths: Iterable[Path]) -> date | None:
    """When the settings, or a file that they name, were last written; None where there are none."""
    written = []
    for path in paths:
        with suppress(OSError):
            written.append(path.stat().st_mtime)
    return datetime.fromtimestamp(max(written), UTC).date() if written else None

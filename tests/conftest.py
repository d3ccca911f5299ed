"""What every test shares."""

import logging

import pytest
from hypothesis import settings

# Time limits for one example would fail on a busy machine for no fault of the code.
settings.register_profile("heard", deadline=None)
settings.load_profile("heard")


@pytest.fixture(autouse=True)
def _quiet_jobs() -> None:
    """DBOS would go on writing to the standard error of an earlier test, which is closed by now."""
    logging.getLogger("dbos").handlers.clear()

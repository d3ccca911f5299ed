"""Stores for reports, on each database."""

from tests.storage.conftest import *  # noqa: F403 - the same stores

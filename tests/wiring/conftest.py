"""Tests of the wiring on the same stores as those of the storage."""

from tests.storage.conftest import *  # noqa: F403 - the same stores

"""A store on each database for the rows that evals make up."""

from tests.storage.conftest import *  # noqa: F403 - the same stores

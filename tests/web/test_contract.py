"""What the API says of itself holds: whatever is sent, the answer is one of those that its description promises."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from tests.web.desk import Desk
from tests.web.furnishing import open_desk
from tests.web.rights import ASKS, PAGES
from tests.web.stores import Stores

# These start processes, which the tests of jobs do on purpose; the forms that are made up for the look at a file
# cannot be sent by this client, and tests/web/api/test_uploads.py sends it worse.
PROCESSES = {
    "POST /api/v1/imports",
    "POST /api/v1/imports/answers",
    "DELETE /api/v1/customers/{id}",
    "POST /api/v1/demo",
}
BESIDES = PROCESSES | {"POST /api/v1/imports/preview"}
# Pages are for people, and the description does not describe itself.
UNDESCRIBED = PAGES | {"GET /api/v1/openapi.json"}
PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 8


@pytest.fixture(scope="module")
def desk(stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk at which all of it is asked."""
    home = tmp_path_factory.mktemp("home")
    with stores.another(home) as store, open_desk(store, home) as desk:
        yield desk


@pytest.fixture(scope="module")
def described(desk: Desk) -> OpenApiSchema:
    """What is promised of every route."""
    app = desk.office.client.app
    assert isinstance(app, FastAPI)
    return schemathesis.openapi.from_dict(app.openapi())


# What is promised is promised by no database: on the other one a single role asks.
ASKING = [
    *(("sqlite", who) for who in ("ada", "lead", "admin")),
    pytest.param("postgres", "lead", marks=pytest.mark.postgres),
]


@pytest.mark.parametrize("route", sorted(ASKS.keys() - BESIDES - UNDESCRIBED))
@pytest.mark.parametrize(("stores", "who"), ASKING, indirect=["stores"], scope="module")
def test_every_answer_is_one_that_was_promised(desk: Desk, described: OpenApiSchema, who: str, route: str) -> None:
    method, path = route.split(" ")
    operation = described[path][method]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def promised(case: Case[Any]) -> None:
        _check(desk, case, desk.programs[who])

    promised()


def _check(desk: Desk, case: Case[Any], headers: Mapping[str, str]) -> None:
    """Send one request and hold the answer against the description."""
    sent: dict[str, Any] = case.as_transport_kwargs(base_url=str(desk.office.client.base_url))
    sent["headers"] = {**(sent.get("headers") or {}), **headers}
    answer = desk.office.client.request(**{name: value for name, value in sent.items() if name != "cookies"})
    case.validate_response(answer, checks=PROMISES)

"""A route that says nothing of who may use it keeps the app from being made."""

from contextlib import nullcontext

import pytest
from fastapi import APIRouter

from heard.web.app import check_policies, create_app
from tests.web.office import Office


def test_a_route_without_a_policy_is_refused(office: Office) -> None:
    app = create_app(lambda: nullcontext(office.house))
    app.get("/api/v1/everything")(list)
    with pytest.raises(RuntimeError, match="/api/v1/everything has no policy"):
        check_policies(app)


def test_it_is_found_inside_a_router_in_a_router(office: Office) -> None:
    app = create_app(lambda: nullcontext(office.house))
    outer, inner = APIRouter(prefix="/api"), APIRouter()
    inner.get("/everything")(list)
    outer.include_router(inner)
    app.include_router(outer)
    with pytest.raises(RuntimeError, match="/api/everything has no policy"):
        check_policies(app)


def test_the_app_as_it_is_has_a_policy_everywhere(office: Office) -> None:
    check_policies(create_app(lambda: nullcontext(office.house)))

"""The app: nothing of it is open that is not listed."""

import pytest
from fastapi import APIRouter

from heard.web.app import PUBLIC, check_policies, create_app
from heard.wiring.house import open_house
from tests.web.office import Office

DESCRIPTION = "/api/v1/openapi.json"


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_a_route_without_a_policy_stops_it(prefix: str) -> None:
    app, router = create_app(open_house), APIRouter(prefix=prefix)
    router.get("/open")(lambda: "come in")
    app.include_router(router)
    with pytest.raises(RuntimeError, match="/open has no policy"):
        check_policies(app)


def test_what_is_public_is_how_one_comes_in() -> None:
    assert sorted(PUBLIC) == sorted(
        "/healthz /readyz /welcome /sign-in /sign-in/oidc /sign-in/oidc/return /password /static/{path:path}".split()
    )


def test_its_description_is_for_whoever_is_signed_in(office: Office) -> None:
    assert office.client.get(DESCRIPTION).status_code == 401
    assert office.client.get(DESCRIPTION, headers=office.sign_in("nobody")).status_code == 200
    assert office.client.get(DESCRIPTION, headers=office.of("ada")).status_code == 200


def test_its_description_is_whole_and_of_the_api_alone(office: Office) -> None:
    described = office.client.get(DESCRIPTION, headers=office.of("ada"))
    schemas = described.json()["components"]["schemas"]
    asked = {each.partition('"')[0] for each in described.text.split("#/components/schemas/")[1:]}
    assert asked <= set(schemas)
    assert not {"/", "/sign-in", "/welcome"} & set(described.json()["paths"])

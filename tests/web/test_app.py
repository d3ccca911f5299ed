"""The app: what of it anybody may ask, and how it describes itself."""

from heard.web.app import PUBLIC
from tests.web.office import Office

DESCRIPTION = "/api/v1/openapi.json"


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

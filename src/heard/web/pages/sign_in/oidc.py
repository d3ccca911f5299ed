"""Signing in with the organisation's own provider: the way out, and the way back."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from heard.errors import HeardError, NotFound
from heard.web.pages.sign_in.routes import Credentials, known, page
from heard.web.shared.asker import state_of
from heard.web.shared.form import address_of, let_in, local_path
from heard.web.shared.problem import Refused
from heard.wiring.access.oidc import LASTS_S, OidcDoor

PATH = "/sign-in/oidc"
COOKIE = "heard_oidc"
NOT_INVITED = "Nobody has invited this address to Heard yet; ask your administrator."

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def go_out(request: Request, next: str = "/") -> Response:  # noqa: A002 - the word in the address
    """Send somebody to the provider; what binds the way back stays with their browser, signed."""
    try:
        state_of(request).limits.come_in(address_of(request))
        begun = _door(request).begin(_back(request), local_path(next))
    except (HeardError, Refused) as problem:
        return page(request, Credentials(next=local_path(next)), problem)
    response = RedirectResponse(begun.address, 303)
    by_tls = request.url.scheme == "https"
    response.set_cookie(
        COOKIE, begun.remembered, max_age=LASTS_S, path=PATH, secure=by_tls, httponly=True, samesite="lax"
    )
    return response


@router.get(f"{PATH}/return")
def come_back(request: Request) -> Response:
    """Let somebody in who was invited, by the address that the provider has verified."""
    try:
        arrived = _door(request).end(request.cookies.get(COOKIE, ""), request.query_params, _back(request))
        secret = known(state_of(request).house.people.let_in(arrived.email), NOT_INVITED)
        response = let_in(request, secret, arrived.then)
    except (HeardError, Refused) as problem:
        response = page(request, Credentials(), problem)
    response.delete_cookie(COOKIE, path=PATH)
    return response


def _door(request: Request) -> OidcDoor:
    door = state_of(request).house.oidc
    if door is None:
        raise NotFound("There is no provider to sign in with here; use your password.")
    return door


def _back(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{PATH}/return"

"""Who asks, and whether they may: every route names the action that it does, and has nothing before this says yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute

from heard.access import Action, Principal, may, reach
from heard.storage.access.reach import Reach
from heard.web.shared.problem import Refused, Stranger
from heard.web.shared.state import State
from heard.wiring.access.people import actor

COOKIE = "heard_login"
NOT_ALLOWED = "Your roles, or the scopes of the token, do not reach this; ask your administrator."


@dataclass(frozen=True, slots=True)
class Asked:
    """A request by somebody who may make it: what they reach, and the secret they are signed in with."""

    state: State
    principal: Principal
    reach: Reach
    login: str | None = None

    @property
    def actor(self) -> str:
        """How they are named in the audit."""
        return actor(self.principal.user)

    def views(self, what: str) -> None:
        """Write down that they are about to see something, such as "conversation 7"."""
        self.state.views.note(self.actor, what)


@dataclass(frozen=True, slots=True)
class Asks:
    """The policy of a route: the action it does; None for what anybody does with their own account."""

    action: Action | None

    def __call__(self, request: Request, response: Response) -> Asked:
        """Who asks; Refused if it is nobody, too often, or not theirs to ask."""
        state = state_of(request)
        principal, login = come_in(request)
        response.headers.update(state.limits.ask(actor(principal.user)))
        if self.action is None:
            return Asked(state, principal, Reach(), login)
        if not may(principal, self.action):
            raise Refused(403, NOT_ALLOWED)
        return Asked(state, principal, reach(principal, self.action), login)


class Own(Asks):
    """What is everybody's own, but needs a person: a token may not make tokens."""

    def __init__(self) -> None:
        super().__init__(None)

    def __call__(self, request: Request, response: Response) -> Asked:
        """As above; Refused if a token asks."""
        asked = Asks.__call__(self, request, response)
        if asked.principal.scopes is not None:
            raise Refused(403, NOT_ALLOWED)
        return asked


def state_of(connection: HTTPConnection) -> State:
    """What the web holds while it runs."""
    state: State = connection.app.state.heard
    return state


def come_in(connection: HTTPConnection) -> tuple[Principal, str | None]:
    """Who asks, by a token or else by the cookie of a login, and its secret; Refused if nobody is known by it."""
    people = state_of(connection).house.people
    token = bearer(connection.headers)
    login = connection.cookies.get(COOKIE) if token is None else None
    principal = people.entered(login=login, token=token)
    if principal is None:
        raise Stranger
    return principal, login


def bearer(headers: Headers) -> str | None:
    """The token that a program sends; None where none is sent, whatever else is in the header."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def policy_of(route: BaseRoute) -> Asks | None:
    """The policy that a route was given; None if it has none."""
    return next(_policies(route.dependant), None) if isinstance(route, APIRoute) else None


def _policies(dependant: Any) -> Iterator[Asks]:  # noqa: ANN401 - the framework's own kind
    for each in dependant.dependencies:
        if isinstance(each.call, Asks):
            yield each.call
        yield from _policies(each)


ReadsConversations = Annotated[Asked, Depends(Asks(Action.READ_CONVERSATIONS))]
WritesConversations = Annotated[Asked, Depends(Asks(Action.WRITE_CONVERSATIONS))]
ReadsCustomers = Annotated[Asked, Depends(Asks(Action.READ_CUSTOMERS))]
ChangesCustomers = Annotated[Asked, Depends(Asks(Action.CHANGE_CUSTOMERS))]
ReviewsDrafts = Annotated[Asked, Depends(Asks(Action.REVIEW_DRAFTS))]
RunsImports = Annotated[Asked, Depends(Asks(Action.RUN_IMPORTS))]
ReadsSettings = Annotated[Asked, Depends(Asks(Action.READ_SETTINGS))]
ChangesSettings = Annotated[Asked, Depends(Asks(Action.CHANGE_SETTINGS))]
ManagesPeople = Annotated[Asked, Depends(Asks(Action.MANAGE_PEOPLE))]
ManagesWebhooks = Annotated[Asked, Depends(Asks(Action.MANAGE_WEBHOOKS))]
ReadsAudit = Annotated[Asked, Depends(Asks(Action.READ_AUDIT))]
ReadsMetrics = Annotated[Asked, Depends(Asks(Action.READ_METRICS))]
UnlocksText = Annotated[Asked, Depends(Asks(Action.UNLOCK_TEXT))]
ReadsInsights = Annotated[Asked, Depends(Asks(Action.READ_INSIGHTS))]
Annotates = Annotated[Asked, Depends(Asks(Action.ANNOTATE))]
ReadsOwnFigures = Annotated[Asked, Depends(Asks(Action.READ_OWN_FIGURES))]
ReadsAgentsFigures = Annotated[Asked, Depends(Asks(Action.READ_AGENTS_FIGURES))]
ReadsGradings = Annotated[Asked, Depends(Asks(Action.READ_GRADINGS))]
Grades = Annotated[Asked, Depends(Asks(Action.GRADE))]
Assigns = Annotated[Asked, Depends(Asks(Action.ASSIGN))]
Disputes = Annotated[Asked, Depends(Asks(Action.DISPUTE))]
Overrides = Annotated[Asked, Depends(Asks(Action.OVERRIDE))]
Experiments = Annotated[Asked, Depends(Asks(Action.EXPERIMENT))]
ChangesCauses = Annotated[Asked, Depends(Asks(Action.CHANGE_CAUSES))]
Rehearses = Annotated[Asked, Depends(Asks(Action.REHEARSE))]
Trains = Annotated[Asked, Depends(Asks(Action.TRAIN))]
Oneself = Annotated[Asked, Depends(Own())]
Anyone = Annotated[Asked, Depends(Asks(None))]

"""The app: the API, the live channel and the pages on one house, and nothing of it without a policy."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import structlog
from fastapi import APIRouter, FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute

from heard.version import VERSION
from heard.web.api import (
    account,
    conversations,
    customers,
    description,
    health,
    jobs,
    notices,
    people,
    reviews,
    search,
    teams,
    webhooks,
)
from heard.web.api.fair import agents, mode, own
from heard.web.api.insights import annotations, causes, experiments, gaps, measures, outcomes
from heard.web.api.quality import (
    assignments,
    automatic,
    calibrations,
    disputes,
    grading,
    gradings,
    overrides,
    queue,
    wrong_here,
)
from heard.web.api.rehearsal import lessons, rehearsals, scenarios, shared, tasks, workshops
from heard.web.api.rehearsal import own as own_moments
from heard.web.api.settings import playbook, rules, scorecards, statements
from heard.web.live import routes as live
from heard.web.live.routes import living
from heard.web.pages.about_my_data import routes as about_my_data
from heard.web.pages.account import routes as account_page
from heard.web.pages.agents import routes as agents_page
from heard.web.pages.calibrations import routes as calibrations_page
from heard.web.pages.conversation import routes as conversation
from heard.web.pages.conversations import routes as conversation_list
from heard.web.pages.customer import routes as customer
from heard.web.pages.demo import routes as demo
from heard.web.pages.desk import routes as desk
from heard.web.pages.disputes import routes as disputes_page
from heard.web.pages.documents import routes as documents_page
from heard.web.pages.experiments import routes as experiments_page
from heard.web.pages.grading import routes as grading_page
from heard.web.pages.gradings import routes as gradings_page
from heard.web.pages.home import routes as home
from heard.web.pages.imports import routes as imports
from heard.web.pages.insights import annotations as annotations_page
from heard.web.pages.insights import causes as causes_page
from heard.web.pages.insights import gaps as gaps_page
from heard.web.pages.insights import heat as heat_page
from heard.web.pages.insights import outcomes as outcomes_page
from heard.web.pages.insights import routes as insights_page
from heard.web.pages.let_go import routes as let_go
from heard.web.pages.mail import routes as mail
from heard.web.pages.mode import routes as mode_page
from heard.web.pages.my import routes as my
from heard.web.pages.notices import routes as notices_page
from heard.web.pages.password import routes as password
from heard.web.pages.playbook import routes as playbook_page
from heard.web.pages.practices import routes as practices
from heard.web.pages.quality import routes as quality
from heard.web.pages.rehearse import lessons as lessons_page
from heard.web.pages.rehearse import own as own_moments_page
from heard.web.pages.rehearse import routes as rehearse_page
from heard.web.pages.rehearse import shared as shared_page
from heard.web.pages.rehearse import tasks as tasks_page
from heard.web.pages.reports import routes as reports_page
from heard.web.pages.scorecards import routes as scorecards_page
from heard.web.pages.search import routes as search_page
from heard.web.pages.settings import audit as audit_page
from heard.web.pages.settings import people as people_page
from heard.web.pages.settings import routes as settings_page
from heard.web.pages.settings import teams as teams_page
from heard.web.pages.settings import webhooks as webhooks_page
from heard.web.pages.sign_in import oidc
from heard.web.pages.sign_in import routes as sign_in
from heard.web.pages.statements import routes as statements_page
from heard.web.pages.welcome import routes as welcome
from heard.web.pages.workshops import routes as workshops_page
from heard.web.pages.wrong_here import routes as wrong_here_page
from heard.web.shared import pages, problem
from heard.web.shared.asker import policy_of
from heard.web.shared.guard import Guard
from heard.web.shared.limits import Limits
from heard.web.shared.state import State
from heard.web.shared.views import Views
from heard.web.shared.watch import Figures, Watch
from heard.wiring.house import House
from heard.wiring.runner import JobRunner
from heard.wiring.upkeep import looked_after

API = "/api/v1"
# What anybody may ask: whether Heard lives, and how to come in.
PUBLIC = frozenset(
    {
        "/healthz",
        "/readyz",
        "/welcome",
        "/sign-in",
        "/sign-in/oidc",
        "/sign-in/oidc/return",
        "/password",
        "/static/{path:path}",
    }
)
# Where each frame asks by itself.
FRAME_BY_FRAME = frozenset({"/live"})
# The pages of whoever is signed in.
WORKSPACE = (
    home,
    desk,
    demo,
    conversation_list,
    conversation,
    search_page,
    quality,
    imports,
    customer,
    practices,
    statements_page,
    playbook_page,
    grading_page,
    gradings_page,
    disputes_page,
    wrong_here_page,
    calibrations_page,
    insights_page,
    outcomes_page,
    annotations_page,
    heat_page,
    reports_page,
    agents_page,
    my,
    # Before the rehearsals, whose ids stand in the place of these words.
    lessons_page,
    tasks_page,
    shared_page,
    own_moments_page,
    rehearse_page,
    workshops_page,
    let_go,
    experiments_page,
    causes_page,
    gaps_page,
    about_my_data,
    notices_page,
    mail,
    account_page,
    settings_page,
    people_page,
    teams_page,
    webhooks_page,
    scorecards_page,
    documents_page,
    mode_page,
    audit_page,
)
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
Opening: TypeAlias = Callable[[], AbstractContextManager[House]]


@dataclass(frozen=True, slots=True)
class Front:
    """How Heard is reached: the host names it answers to."""

    hosts: frozenset[str] = HERE


JUST_HERE = Front()


def create_app(opening: Opening, front: Front = JUST_HERE) -> FastAPI:
    """The app; it opens the house, keeps turns and runs jobs for as long as it runs itself."""
    figures, log = Figures(), structlog.get_logger().info

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        with opening() as house:
            runner = JobRunner(house.store, house.home)
            runner.start_cut_off()
            with looked_after(house, runner.start, log), house.deliverer() as deliverer:
                async with living(house, figures, deliverer.call) as app.state.live:
                    with house.writer(app.state.live.hub.call) as writer:
                        app.state.heard = State(house, writer, runner, Limits(), figures, Views(house.store), deliverer)
                        yield
            runner.close()

    app = FastAPI(title="Heard", version=VERSION, lifespan=running, docs_url=None, redoc_url=None, openapi_url=None)
    app.router.routes.extend(_routes())
    for kind, tell in problem.TELLERS.items():
        app.add_exception_handler(kind, tell)
    app.add_middleware(Guard, hosts=front.hosts)
    app.add_middleware(Watch, figures=figures, log=log)
    return app


@cache
def _routes() -> Sequence[BaseRoute]:
    """All routes, made and looked through once: what an app opens is its own, its routes are alike."""
    app = FastAPI()
    app.router.routes.clear()
    api = APIRouter(prefix=API)
    doors = (conversations, reviews, customers, search, jobs, people, teams, account, notices, webhooks)
    of_insights = (measures, causes, gaps, outcomes, annotations, experiments)
    of_quality = (queue, assignments, gradings, grading, automatic, overrides, disputes, wrong_here, calibrations)
    of_agents = (own, agents, mode)
    of_settings = (rules, statements, playbook, scorecards)
    of_practice = (scenarios, rehearsals, own_moments, lessons, workshops, tasks, shared)
    for door in (*doors, *of_insights, *of_quality, *of_agents, *of_settings, *of_practice, description):
        api.include_router(door.router)
    app.include_router(api)
    app.include_router(health.router)
    app.include_router(live.router)
    for page in (*WORKSPACE, welcome, sign_in, oidc, password, pages):
        app.include_router(page.router)
    check_policies(app)
    return tuple(app.router.routes)


def check_policies(app: FastAPI) -> None:
    """RuntimeError where a route says nothing of who may use it."""
    # Routers that were included stand in `app.routes` as one route each; the contexts are what lies inside them.
    for each in iter_route_contexts(app.routes):
        path = each.path or ""
        if path not in PUBLIC | FRAME_BY_FRAME and policy_of(each.original_route) is None:
            raise RuntimeError(f"{path} has no policy; give it one of those in heard.web.shared.asker.")

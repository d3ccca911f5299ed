"""Whether Heard lives, whether it is ready, and figures to watch it by."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from heard.storage.access.users import count_users
from heard.storage.upkeep.upgrade import state_of
from heard.web.shared.asker import ReadsMetrics
from heard.web.shared.asker import state_of as web_state
from heard.web.shared.problem import Refused, documented

router = APIRouter(tags=["operation"])


@router.get("/healthz", response_class=PlainTextResponse)
def live() -> str:
    """Whether the process lives."""
    return "ok"


@router.get("/readyz", response_class=PlainTextResponse, responses=documented())
def ready(request: Request) -> str:
    """Whether the store can be read and its tables are as they should be."""
    store = web_state(request).house.store
    if not state_of(store.database).is_newest:
        raise Refused(503, "The tables are not at their newest step; run `heard db upgrade`.")
    with store.reading() as session:
        count_users(session)
    return "ok"


@router.get("/metrics", response_class=PlainTextResponse, responses=documented())
def metrics(asked: ReadsMetrics) -> Response:
    """Counts and latencies, in the form that Prometheus reads; no ids and no words."""
    return Response(generate_latest(asked.state.figures.registry), media_type=CONTENT_TYPE_LATEST)

"""The description of the API, for programs and for those who write them."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from heard.web.shared.asker import Anyone
from heard.web.shared.problem import Problem

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
def read_description(request: Request, _asked: Anyone) -> JSONResponse:
    """Every route, in OpenAPI 3.1, for whoever is signed in."""
    described = request.app.openapi()
    # No route answers with one on purpose, so that the framework does not find it by itself.
    described["components"]["schemas"].setdefault("Problem", Problem.model_json_schema())
    return JSONResponse(described)

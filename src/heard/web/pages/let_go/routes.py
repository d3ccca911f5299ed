"""A minute to let go after a hard conversation. The page asks for nothing: what is written stays in the browser."""

from fastapi import APIRouter, Response

from heard.web.shared.asker import Oneself
from heard.web.shared.shell.viewer import show_page

router = APIRouter(include_in_schema=False)


@router.get("/let-go")
def show(asked: Oneself) -> Response:
    """The page; that somebody looks at it is written down nowhere."""
    return show_page(asked, "pages/let_go/page.html", {})

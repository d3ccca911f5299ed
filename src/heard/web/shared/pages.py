"""Pages: templates in which everything is escaped, and styles and scripts whose names change with what is in them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException

from heard.reports.page import IN_WORDS

WEB = Path(__file__).parents[1]
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
# A name is never used for anything else, so that nobody need ask again.
FOR_EVER = "public, max-age=31536000, immutable"
DIGEST_LETTERS = 12

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A style, a script or a picture as it is sent, and the path that names it and what is in it."""

    content: bytes
    kind: str
    path: str


def read_pieces(web: Path) -> Mapping[str, Piece]:
    """Every piece below a folder, by its path in there."""
    found = sorted(path for path in web.rglob("*") if path.suffix in KINDS)
    return {path.relative_to(web).as_posix(): _piece(path, web) for path in found}


def _piece(path: Path, web: Path) -> Piece:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:DIGEST_LETTERS]
    name = path.relative_to(web).with_suffix(f".{digest}{path.suffix}").as_posix()
    return Piece(content, KINDS[path.suffix], f"/static/{name}")


PIECES = read_pieces(WEB)
BY_PATH = {piece.path: piece for piece in PIECES.values()}
TEMPLATES = Environment(
    loader=ChoiceLoader([FileSystemLoader(WEB), IN_WORDS]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=["jinja2.ext.i18n"],
)
# The screen speaks English; a catalogue of another language takes this place, and no template changes.
ENGLISH = NullTranslations()
TEMPLATES.install_gettext_callables(ENGLISH.gettext, ENGLISH.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension's own
TEMPLATES.globals["static"] = lambda name: PIECES[name].path


def render(
    template: str, shown: Mapping[str, object], *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A page from its template, such as pages/home/page.html."""
    return HTMLResponse(TEMPLATES.get_template(template).render(shown), status, dict(headers or {}))


@router.get("/static/{path:path}")
def read_piece(path: str) -> Response:
    """A style, a script or a picture."""
    piece = BY_PATH.get(f"/static/{path}")
    if piece is None:
        raise HTTPException(404)
    return Response(piece.content, media_type=piece.kind, headers={"Cache-Control": FOR_EVER})

"""The documents that customers, agents and a works council are given, with the settings in force in them."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from heard.pack.documents import write_documents, zip_of
from heard.pack.facts import languages
from heard.storage.access import audit
from heard.web.shared.asker import ChangesSettings
from heard.web.shared.shell.viewer import show_page
from heard.wiring.pack import installation_of

PATH = "/settings/documents"
# Of which the page shows what is in them; the pack is there in each.
FIRST = "en"
Language = Annotated[str, Query(max_length=20)]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ChangesSettings) -> Response:
    """What there is."""
    here = installation_of(asked.state.house)
    shown = {"documents": write_documents(here, FIRST), "day": here.day, "languages": languages()}
    return show_page(asked, "pages/documents/page.html", shown)


@router.get(f"{PATH}/pack")
def take(asked: ChangesSettings, language: Language = FIRST) -> Response:
    """All of them in one zip; that somebody takes them along is in the audit."""
    packed = zip_of(write_documents(installation_of(asked.state.house), language))
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "documents.export", f"heard-documents-{language}.zip")
    headers = {"Content-Disposition": f'attachment; filename="heard-documents-{language}.zip"'}
    return Response(packed, media_type="application/zip", headers=headers)

"""Settings: what is masked and kept, who is told of what, and where text goes, if anywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from urllib.parse import urlsplit

from fastapi import APIRouter, Response

from heard.access import Action, may
from heard.errors import Conflict
from heard.settings import Settings, WriterSettings
from heard.storage.access import audit
from heard.web.api.settings.shapes import (
    RetentionOut,
    SettingsChange,
    SettingsOut,
    WriterIn,
    WriterOut,
    WriterTried,
)
from heard.web.api.settings.version import IfMatch, change_by, tell_version
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.problem import documented
from heard.wiring.settings.files import SETTINGS
from heard.wiring.settings.rewriting import Values, with_values
from heard.wiring.writer import try_writer, writer_of

router = APIRouter(tags=["settings"], responses=documented(409, 412))


@router.get("/settings")
def read_settings(asked: ReadsSettings, response: Response) -> SettingsOut:
    """What is in force."""
    return _told(asked, response)


@router.patch("/settings")
def change_settings(
    asked: ChangesSettings, response: Response, sent: SettingsChange, if_match: IfMatch = None
) -> SettingsOut:
    """Set something else: it is written into `heard.toml`, and is in force in every process within seconds."""
    tables = dict(_tables(sent, asked.state.house.settings.writer))

    def rewrite(text: str) -> str:
        for name, values in tables.items():
            text = with_values(text, name, values)
        return text

    change = change_by(asked, ", ".join(sorted(sent.model_fields_set)), if_match)
    asked.state.house.keeper.change(change, SETTINGS, rewrite)
    return _told(asked, response)


@router.post("/settings/undo")
def undo(asked: ChangesSettings, response: Response, if_match: IfMatch = None) -> SettingsOut:
    """Bring back what stood in the files before the last change to settings, statements or playbook; then again."""
    asked.state.house.keeper.undo(change_by(asked, "the last change", if_match, deed="settings.undo"))
    return _told(asked, response)


@router.post("/settings/writer/test")
def test_writer(asked: ChangesSettings) -> WriterTried:
    """Ask the writer for one word, with a sentence that tells it nothing of anybody."""
    writer = writer_of(asked.state.house.settings)
    if writer is None:
        raise Conflict("There is no writer, and nothing leaves this computer; give one first.")
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "writer.test", writer.host)
    return WriterTried(**asdict(try_writer(writer)))


def _tables(sent: SettingsChange, writer: WriterSettings | None) -> Iterator[tuple[str, Values | None]]:
    """What is to stand in each table of the file; None: no such table."""
    if sent.retention_days is not None:
        yield "retention", sent.retention_days.model_dump(exclude_unset=True)
    if sent.kept_unmasked is not None:
        yield "privacy", {"keep": _words(sent.kept_unmasked)}
    if sent.notified is not None:
        yield "notify", {"signals": _words(sent.notified)}
    if sent.listed_hosts is not None:
        yield "webhooks", {"hosts": list(sent.listed_hosts) or None}
    if "writer" in sent.model_fields_set:
        yield "writer", None if sent.writer is None else _writer(sent.writer, writer)


def _writer(sent: WriterIn, before: WriterSettings | None) -> Values:
    """A key is for one host: whoever types another address must not have it sent there."""
    values: dict[str, str | None] = {"url": sent.url, "model": sent.model}
    is_same_host = before is not None and _origin(before.url) == _origin(sent.url)
    if "key" in sent.model_fields_set or not is_same_host:
        values["key"] = sent.key
    return values


def _origin(url: str) -> str:
    scheme, separator, rest = url.lower().partition("://")
    return scheme + separator + rest.partition("/")[0]


def _words(kinds: Sequence[str]) -> list[str] | None:
    return sorted({str(each) for each in kinds}) or None


def _told(asked: Asked, response: Response) -> SettingsOut:
    tell_version(asked, response)
    house = asked.state.house
    settings, sees_all = house.settings, may(asked.principal, Action.CHANGE_SETTINGS)
    return SettingsOut(
        versions=house.versions,
        behaviours=[each.id for each in settings.behaviours],
        kept_unmasked=sorted(settings.policy.kept),
        retention_days=RetentionOut(**asdict(settings.retention)),
        notified=sorted(settings.notified),
        listed_hosts=list(settings.listed_hosts) if sees_all else None,
        writer=_writer_out(settings, sees_all=sees_all),
    )


def _writer_out(settings: Settings, *, sees_all: bool) -> WriterOut | None:
    if settings.writer is None:
        return None
    host = urlsplit(settings.writer.url).netloc
    return WriterOut(
        host=host,
        model=settings.writer.model,
        url=settings.writer.url if sees_all else None,
        has_key=settings.writer.key is not None,
        told=f"Text goes to {host}, masked.",
    )

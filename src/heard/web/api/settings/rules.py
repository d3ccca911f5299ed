"""Settings: what is masked and kept, who is told of what, and where text goes, if anywhere."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from fastapi import APIRouter, Response

from heard.access import Action, may
from heard.errors import Conflict
from heard.privacy.retention import CLASSES
from heard.settings import Settings
from heard.storage.access import audit
from heard.web.api.settings.shapes import (
    RetentionOut,
    SettingsChange,
    SettingsOut,
    WriterOut,
    WriterTried,
)
from heard.web.api.settings.version import IfMatch, change_by, tell_version
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.problem import documented
from heard.wiring.settings.files import SETTINGS
from heard.wiring.settings.rewriting import Values, with_values, with_writer
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
    change = change_by(asked, "; ".join(_audited(sent)), if_match)
    asked.state.house.keeper.change(change, SETTINGS, lambda text: _rewritten(text, sent))
    return _told(asked, response)


@router.post("/settings/undo")
def undo(asked: ChangesSettings, response: Response, if_match: IfMatch = None) -> SettingsOut:
    """Bring back what stood in the files before the last change to settings or the files they name; then again."""
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


def _audited(sent: SettingsChange) -> Iterator[str]:
    """What is to be different, for the audit; of a writer no more than its host."""
    for name, value in sent.model_dump(mode="json", exclude_unset=True, exclude={"writer"}).items():
        yield f"{name}: {json.dumps(value)}"
    if "writer" in sent.model_fields_set:
        yield f"writer: {host_of(sent.writer.url) if sent.writer else 'none'}"


def host_of(url: str) -> str:
    """The host in what may be no address yet: it is taken apart by hand."""
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2]


def _rewritten(text: str, sent: SettingsChange) -> str:
    """What the file says with all that is to be different."""
    for name, values in _tables(sent):
        text = with_values(text, name, values)
    if sent.writer is not None:
        return with_writer(text, sent.writer.model_dump(exclude_unset=True))
    return with_values(text, "writer", None) if "writer" in sent.model_fields_set else text


def _tables(sent: SettingsChange) -> Iterator[tuple[str, Values]]:
    """What is to stand in each table of the file."""
    if sent.retention_days is not None:
        yield "retention", sent.retention_days.model_dump(exclude_unset=True)
    if sent.retains_by_itself is not None:
        # Without a word of it in the file it does.
        yield "retention", {"by_itself": None if sent.retains_by_itself else False}
    if sent.kept_unmasked is not None:
        yield "privacy", {"keep": _words(sent.kept_unmasked)}
    if sent.notified is not None:
        yield "notify", {"signals": _words(sent.notified)}
    if sent.notified_by is not None:
        yield "notify", {"by": _words(sent.notified_by)}
    if sent.listed_hosts is not None:
        yield "webhooks", {"hosts": list(sent.listed_hosts) or None}
    if sent.dispute_days is not None:
        yield "quality", {"dispute_days": sent.dispute_days}
    if sent.muted is not None:
        yield "quality", {"muted": _words(sent.muted)}
    if sent.reports_by_itself is not None:
        yield "reports", {"by_itself": sent.reports_by_itself or None}


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
        retention_days=RetentionOut(**{name: getattr(settings.retention, name) for name in CLASSES}),
        retains_by_itself=settings.retains_by_itself,
        notified=sorted(settings.notified),
        notified_by=sorted(settings.notified_by),
        listed_hosts=list(settings.listed_hosts) if sees_all else None,
        dispute_days=settings.contest.dispute_days,
        muted=sorted(settings.contest.muted),
        reports_by_itself=settings.reports.by_itself,
        writer=_writer_out(settings, sees_all=sees_all),
    )


def _writer_out(settings: Settings, *, sees_all: bool) -> WriterOut | None:
    if settings.writer is None:
        return None
    host = host_of(settings.writer.url)
    return WriterOut(
        host=host,
        model=settings.writer.model,
        url=settings.writer.url if sees_all else None,
        has_key=settings.writer.key is not None,
        told=f"Text goes to {host}, masked.",
    )

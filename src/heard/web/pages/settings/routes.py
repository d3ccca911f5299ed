"""The rules of the house: what is kept and masked, who is told of what, and where text goes, if anywhere."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel, Field

from heard.errors import HeardError
from heard.outside import WriterSettings
from heard.privacy.secret import CONTACT, SecretKind
from heard.storage.happening.notified import Notified, Way
from heard.web.api.settings.rules import change_settings, host_of, read_settings, test_writer, undo
from heard.web.api.settings.shapes import RetentionChange, SettingsChange, SettingsOut, WriterIn
from heard.web.shared.asker import Asked, ChangesSettings
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page

PATH = "/settings"
DAYS = (
    "Days are whole numbers from 1 to 36500; leave a field empty where there is no end. "
    "A dispute may be begun for 1 to 365 days."
)
WRITER = "A writer has an address, such as http://localhost:8080/v1, and a model; give both."
Done = Literal["saved", "undone", "on", "off"]

router = APIRouter(include_in_schema=False)


class Rules(BaseModel):
    """What somebody typed into the form, and the version of the settings that they had before them."""

    version: Typed = ""
    conversations: Typed = ""
    reviews: Typed = ""
    jobs: Typed = ""
    events: Typed = ""
    by_itself: bool = False
    unmasked: list[SecretKind] = []
    signals: list[Notified] = []
    by_mail: bool = False
    dispute_days: Typed = ""
    reports: bool = False
    hosts: Annotated[str, Field(max_length=60_000)] = ""


class Writer(BaseModel):
    """What somebody typed of a writer, and the host of which they were told that text goes there."""

    url: Typed = ""
    model: Typed = ""
    key: Typed = ""
    agreed: Typed = ""


@router.get(PATH)
def show(asked: ChangesSettings, done: Done | None = None) -> Response:
    """What is in force."""
    return _page(asked, is_done=done)


@router.post(PATH)
def save(asked: ChangesSettings, sent: Annotated[Rules, Form()]) -> Response:
    """Set what is different in the form from what is in force."""
    try:
        change = shape(SettingsChange, _wanted(sent, read_settings(asked, Response())), DAYS)
        change_settings(asked, Response(), change, sent.version or None)
    except HeardError as problem:
        kept = sent.model_copy(update={"version": asked.state.house.keeper.version})
        return _page(asked, problem, rules=kept)
    return go_to(PATH, done="saved")


@router.post(f"{PATH}/undo")
def bring_back(asked: ChangesSettings) -> Response:
    """Bring back what stood there before the last change."""
    try:
        undo(asked, Response())
    except HeardError as problem:
        return _page(asked, problem)
    return go_to(PATH, done="undone")


@router.post(f"{PATH}/writer")
def name_writer(asked: ChangesSettings, sent: Annotated[Writer, Form()]) -> Response:
    """Have text go to a writer, once somebody was told to which host it goes."""
    try:
        wanted = shape(WriterIn, {name: typed for name, typed in _typed(sent) if typed}, WRITER)
        WriterSettings(wanted.url, wanted.model, wanted.key)
        host = host_of(wanted.url)
        if sent.agreed != host:
            return _page(asked, writer=sent.model_copy(update={"agreed": host}), asks=host)
        change_settings(asked, Response(), SettingsChange(writer=wanted))
    except HeardError as problem:
        return _page(asked, problem, writer=sent, is_of_writer=True)
    return go_to(PATH, done="on")


@router.post(f"{PATH}/writer/off")
def leave_writer(asked: ChangesSettings) -> Response:
    """Have text go nowhere."""
    change_settings(asked, Response(), SettingsChange(writer=None))
    return go_to(PATH, done="off")


@router.post(f"{PATH}/writer/test")
def try_writer(asked: ChangesSettings) -> Response:
    """Ask the writer for one word, and say how long that took, or what went wrong."""
    try:
        return _page(asked, tried=test_writer(asked))
    except HeardError as problem:
        return _page(asked, problem, is_of_writer=True)


def _page(asked: Asked, problem: HeardError | None = None, **told: object) -> Response:
    now, house = read_settings(asked, Response()), asked.state.house
    shown = {
        "now": now,
        "rules": _standing(now, house.keeper.version),
        "writer": _standing_writer(now),
        "contacts": sorted(CONTACT),
        "signals": list(Notified),
        "has_mail": house.settings.mail is not None,
        "is_changed": house.keeper.files.is_changed,
        **dict.fromkeys(("is_done", "asks", "is_of_writer", "tried")),
    }
    return show_page(asked, "pages/settings/page.html", {**shown, **told}, problem)


def _standing(now: SettingsOut, version: str) -> Rules:
    """What is in force, as somebody would type it."""
    days = {name: str(days or "") for name, days in now.retention_days.model_dump().items()}
    others = {
        "version": version,
        "by_itself": now.retains_by_itself,
        "unmasked": now.kept_unmasked,
        "signals": now.notified,
        "by_mail": Way.MAIL in now.notified_by,
        "dispute_days": str(now.dispute_days),
        "reports": now.reports_by_itself,
        "hosts": "\n".join(now.listed_hosts or ()),
    }
    return Rules.model_validate(days | others)


def _standing_writer(now: SettingsOut) -> Writer:
    there = now.writer
    return Writer(url=there.url or "", model=there.model, agreed=there.host) if there else Writer()


def _wanted(sent: Rules, now: SettingsOut) -> dict[str, object]:
    """What is to be different and nothing else: so the audit tells of what was changed alone."""
    there = _standing(now, sent.version)
    days = {name: getattr(sent, name).strip() for name in RetentionChange.model_fields}
    other_days = {name: typed or None for name, typed in days.items() if typed != getattr(there, name)}
    told: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        "kept_unmasked": (sent.unmasked, there.unmasked),
        "notified": (sent.signals, there.signals),
        "listed_hosts": (sent.hosts.split(), there.hosts.split()),
    }
    wanted: dict[str, object] = {name: new for name, (new, old) in told.items() if sorted(new) != sorted(old)}
    if other_days:
        wanted["retention_days"] = other_days
    if sent.by_itself != there.by_itself:
        wanted["retains_by_itself"] = sent.by_itself
    # A form that was opened before this field was there sends none.
    if sent.dispute_days.strip() not in {"", there.dispute_days}:
        wanted["dispute_days"] = sent.dispute_days.strip()
    if sent.reports != there.reports:
        wanted["reports_by_itself"] = sent.reports
    if sent.by_mail != there.by_mail:
        wanted["notified_by"] = [Way.MAIL] if sent.by_mail else []
    return wanted


def _typed(sent: Writer) -> list[tuple[str, str]]:
    return [(name, str(typed).strip()) for name, typed in sent.model_dump(exclude={"agreed"}).items()]

"""A customer's story, of the conversations that somebody may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Response

from heard.access import Action, reach
from heard.customer.feeling import CLEAR, FeelingName
from heard.history.carried import carried_from
from heard.history.history import History
from heard.history.matter import Chapter, Repeat
from heard.history.outcome import Fate, Outcome
from heard.history.story import Passage, begun_at, passage_of
from heard.storage.access.visible import within
from heard.web.api.customers import Id, told
from heard.web.shared.asker import Asked, ReadsCustomers
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, Row, take_along
from heard.web.shared.told.turns import anchor_of

# What wants something of the next agent comes first.
PRESSING = (Outcome.BROKEN, Outcome.OPEN, Outcome.UNKNOWN, Outcome.KEPT)
MOST_UPSETS = 6
COLUMNS = "conversation_id at channel subject trouble ended repeats why unheard".split()

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Episode:
    """One conversation of the story: when, what about, how it ended, what it repeats, what stayed unheard."""

    id: str
    subject: str | None
    channel: str
    at: datetime | None
    trouble: Passage | None
    ended: str
    repeat: Repeat | None
    unheard: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Upset:
    """Words that show how upset the customer was, and the clear or strong feelings in them."""

    feelings: tuple[FeelingName, ...]
    passage: Passage


@router.get("/customers/{id}")
def show(asked: ReadsCustomers, id_: Id) -> Response:
    """The customer with their story; only their conversations where they are not to be analysed."""
    found = told(asked, id_)
    history = found.history
    shown = {
        "customer": found.customer,
        "readable": _readable(asked, id_),
        "address_of": address_of,
        "episodes": _episodes(history),
        "fates": _fates(history) if history else [],
        "upsets": list(_upsets(history))[:MOST_UPSETS] if history else [],
        "wishes": history.preferences if history else (),
    }
    return show_page(asked, "pages/customer/page.html", shown)


@router.get("/customers/{id}/export")
def export(asked: ReadsCustomers, id_: Id, kind: FileKind = FileKind.CSV) -> Response:
    """Their conversations in time as a file."""
    rows = map(_row, _episodes(told(asked, id_).history))
    return take_along(asked, kind, f"story?customer={id_}", COLUMNS, rows)


def address_of(passage: Passage) -> str:
    """Where the words of a passage can be read."""
    span = passage.span
    return f"/conversations/{passage.conversation_id}#{anchor_of(span.turn_id)}"


def _readable(asked: Asked, id_: int) -> frozenset[str]:
    """Whoever reads the story of a customer need not be one who may read each conversation in full."""
    with asked.state.house.store.reading() as session:
        return frozenset(map(str, within(session, id_, reach(asked.principal, Action.READ_CONVERSATIONS))[0]))


def _episodes(history: History | None) -> list[Episode]:
    """The conversations of the story, the latest first."""
    return [_episode(chapter, history) for chapter in reversed(history.chapters)] if history else []


def _row(episode: Episode) -> Row:
    """An episode as a row, in the customer's own words."""
    return {
        "conversation_id": episode.id,
        "at": episode.at,
        "channel": episode.channel,
        "subject": episode.subject,
        "trouble": episode.trouble.quote if episode.trouble else None,
        "ended": episode.ended,
        "repeats": episode.repeat.of if episode.repeat else None,
        "why": episode.repeat.why if episode.repeat else None,
        "unheard": [each.quote for each in episode.unheard],
    }


def _episode(chapter: Chapter, history: History) -> Episode:
    conversation = chapter.review.conversation
    return Episode(
        conversation.id,
        conversation.subject,
        conversation.channel,
        begun_at(conversation),
        passage_of(conversation, chapter.trouble) if chapter.trouble else None,
        chapter.ending.ended,
        history.repeat(conversation.id),
        tuple(each.passage for each in carried_from(chapter.review)),
    )


def _fates(history: History) -> list[Fate]:
    """Promises: those not kept first, and of each kind the latest."""
    return [fate for outcome in PRESSING for fate in reversed(history.fates) if fate.outcome is outcome]


def _upsets(history: History) -> Iterator[Upset]:
    """What upset them clearly or strongly, the latest first."""
    for chapter in reversed(history.chapters):
        for reading in reversed(chapter.review.readings):
            clear = [each for each in reading.feelings if each.intensity >= CLEAR and not each.name.pleasant]
            for span in dict.fromkeys(each.span for each in clear):
                names = tuple(each.name for each in clear if each.span == span)
                yield Upset(names, passage_of(chapter.review.conversation, span))

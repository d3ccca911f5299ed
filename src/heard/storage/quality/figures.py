"""Figures of a conversation: what its newest review comes to, kept beside it so that many can be looked through."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select

from heard.customer.feeling import FeelingName
from heard.customer.signal import SignalName
from heard.rubric.finding import Presence
from heard.storage.causes.tables import TO_READ
from heard.storage.quality.reasons import weigh
from heard.storage.rated import FIGURES, NO_TEAM, SHOWN, STALE
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session

Wire = Mapping[str, Any]
DECIMALS = 3
PLACE = ("day", "team_id", "channel")
COUNTED = {Presence.YES.value: "present", Presence.UNSURE.value: "unsure"}


def keep_figures(session: Session, conversation_id: int, review: Wire) -> None:
    """Keep what a `heard.review/1` comes to, in the place of what an older one came to."""
    figures = FIGURES.c.conversation_id == conversation_id
    # It may have been counted on another day, and is not any more.
    mark_stale(session, figures)
    for table in (FIGURES, SHOWN):
        session.connection.execute(delete(table).where(table.c.conversation_id == conversation_id))
    of_it = {"conversation_id": conversation_id}
    session.connection.execute(
        insert(FIGURES).values(**of_it, **_place(session, conversation_id), **figures_of(review))
    )
    session.connection.execute(insert(TO_READ).values(of_it))
    shown = [of_it | row for row in shown_in(review)]
    if shown:
        session.connection.execute(insert(SHOWN), shown)
    weigh(session, CONVERSATION.c.id == conversation_id)
    mark_stale(session, figures)


def mark_stale(session: Session, figures: ColumnElement[bool]) -> None:
    """Have the sums that these figures count in worked out anew; before they go, where they are to count no more."""
    places = select(*(FIGURES.c[name] for name in PLACE)).where(figures).distinct()
    session.connection.execute(session.insert(STALE).from_select(PLACE, places).on_conflict_do_nothing())


def _place(session: Session, conversation_id: int) -> dict[str, Any]:
    """The day of a conversation's last turn, its team and its channel."""
    at = func.coalesce(CONVERSATION.c.last_at, CONVERSATION.c.kept_at).label("at")
    chosen = select(at, CONVERSATION.c.team_id, CONVERSATION.c.channel).where(CONVERSATION.c.id == conversation_id)
    row = session.connection.execute(chosen).one()
    return dict(zip(PLACE, (row.at.toordinal(), row.team_id or NO_TEAM, row.channel), strict=True))


def figures_of(review: Wire) -> dict[str, Any]:
    """The figures of a `heard.review/1`, by the names of their columns."""
    scores, replies = review["scores"], review["replies"]
    values = [reply["heard"]["value"] for reply in replies if reply["heard"]]
    found = Counter(finding["present"] for reply in replies for finding in reply["findings"])
    there = found[Presence.YES.value] + found[Presence.UNSURE.value]
    word = scores["time_to_acknowledgement"]
    signals = {signal["signal"] for reading in review["readings"] for signal in reading["signals"]}
    return {
        "replies": len(values),
        "heard": _mean(values),
        "lowest": min(values, default=None),
        "taken_up": scores["heard_rate"]["taken_up"],
        "voiced": scores["heard_rate"]["voiced"],
        "still_unheard": len(scores["still_unheard"]),
        "replies_to_word": word.get("replies"),
        "minutes_to_word": word.get("minutes"),
        **_course(review["readings"]),
        "unsure": round(found[Presence.UNSURE.value] / there, DECIMALS) if there else 0.0,
        **{name.value: name.value in signals for name in SignalName},
    }


def shown_in(review: Wire) -> Iterator[dict[str, Any]]:
    """For each behaviour in a `heard.review/1`: in how many replies it was called for and met, is there, or may be."""
    counts: dict[str, Counter[str]] = {}
    for reply in review["replies"]:
        for finding in reply["findings"]:
            counted = counts.setdefault(finding["behaviour"], Counter())
            counted["called_for"] += finding["called_for"]
            if finding["present"] in COUNTED:
                counted[COUNTED[finding["present"]]] += 1
            counted["met"] += finding["called_for"] and finding["present"] == Presence.YES.value
    for behaviour, counted in counts.items():
        yield {"behaviour": behaviour} | {name: counted[name] for name in ("called_for", "met", "present", "unsure")}


def _course(readings: Iterable[Wire]) -> dict[str, int | None]:
    """How strong the unpleasant feelings are at the start, at their peak and at the end; None where none was read."""
    strengths = [strength_of(reading) for reading in readings if "not_scored" not in reading]
    if not strengths:
        return dict.fromkeys(("at_start", "at_peak", "at_end"))
    return {"at_start": strengths[0], "at_peak": max(strengths), "at_end": strengths[-1]}


def strength_of(reading: Wire) -> int:
    """How strong the strongest unpleasant feeling in a reading of a `heard.review/1` is, 0 to 3."""
    unpleasant = (each for each in reading["feelings"] if not FeelingName(each["feeling"]).pleasant)
    return max((each["intensity"] for each in unpleasant), default=0)


def _mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), DECIMALS) if values else None

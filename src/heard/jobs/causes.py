"""Root causes: concerns are read and put to the nearest cause; now and then causes are found anew."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import numpy as np

from heard.conversation.turn import Turn
from heard.customer.concern import ConcernKind
from heard.customer.feeling import FeelingName
from heard.insights.causes.group import NONE, Grouper, groups_of, nearest
from heard.insights.causes.label import labels
from heard.insights.causes.match import Known, match
from heard.insights.causes.puzzle import puzzle_of
from heard.language.placer import Placer
from heard.storage.causes.tables import Floats
from heard.storage.conversations import load
from heard.storage.insights.causes import Cause, Found, all_causes, keep_found
from heard.storage.insights.concerns import (
    Placed,
    Voiced,
    count_concerns,
    count_not_read,
    keep_concerns,
    move,
    not_read,
    placed,
    words_of_concerns,
)
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, end_job, find_job, forget_ended, plan_job
from heard.storage.reviews import content_of, reviews_of
from heard.storage.store import Session, Store

# What is read between two looks at the store, and how many concerns are put to their causes at a time.
BATCH, MOVED = 20, 2000
# Of fewer concerns no causes are found; of more than the most only every so-manieth is grouped, spread over all.
FEWEST, MOST = 200, 5000
# By itself, causes are found anew once so much time has gone by.
ANEW = timedelta(days=7)
FIND = "find"
Wire = Mapping[str, Any]


class CauseFinder:
    """Reads concerns and finds their causes; `placer` is made once there is something to read."""

    def __init__(self, store: Store, placer: Callable[[], Placer], grouper: Grouper) -> None:
        self._store = store
        self._placer = placer
        self._grouper = grouper

    def plan(self) -> Job:
        """The job that reads what is new and finds the causes anew."""
        with self._store.writing() as session:
            return plan_job(session, self._plan(session, finds=True))

    def plan_by_itself(self) -> Job | None:
        """The job where there is something to read, or a week has gone by since causes were found; else None."""
        with self._store.reading() as session:
            finds = _is_due(session)
            if not finds and not count_not_read(session):
                return None
        with self._store.writing() as session:
            plan = self._plan(session, finds=finds)
            forget_ended(session, plan)
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Read concerns from where the job stands, then find their causes if that is wanted."""
        with self._store.reading() as session:
            job = find_job(session, job_id)
        job = self._read(job)
        if not job.has_ended and FIND in job.arguments:
            self._find(job)
        with self._store.writing() as session:
            end_job(session, job_id, JobState.DONE)

    def _plan(self, session: Session, *, finds: bool) -> Plan:
        total = count_not_read(session) + (count_concerns(session) if finds else 0)
        arguments = {FIND: True} if finds else {}
        title = f"root causes by {self._grouper.name}" if finds else "concerns of new reviews"
        return Plan(JobKind.CAUSES, FIND if finds else "read", title, {"concerns": 0}, arguments, total)

    def _read(self, job: Job) -> Job:
        """Read the concerns of all conversations that are reviewed; the job as it stands then."""
        after, place = 0, None
        while not job.has_ended:
            with self._store.reading() as session:
                ids = not_read(session, after=after, most=BATCH)
                found = [(id_, content_of(session, id_), *_said(session, id_)) for id_ in ids]
                causes = list(all_causes(session).values())
            if not ids:
                break
            place = place or self._placer()
            read = [(id_, content, _voiced(review, texts, place, causes)) for id_, content, review, texts in found]
            after = ids[-1]
            with self._store.writing() as session:
                for each in read:
                    keep_concerns(session, *each)
                count = job.counts["concerns"] + sum(len(voiced) for _, _, voiced in read)
                job = advance_job(session, job.id, done=job.done + len(ids), counts={**job.counts, "concerns": count})
        return job

    def _find(self, job: Job) -> None:
        with self._store.reading() as session:
            every = max(1, -(-count_concerns(session) // MOST))
            some = placed(session, every=every, most=MOST)
            words = words_of_concerns(session, [each.id for each in some])
            known = all_causes(session)
        if len(some) < FEWEST:
            return
        found = self._found(some, words, known)
        with self._store.writing() as session:
            keep_found(session, found)
        self._move_all(job)

    def _found(self, some: Sequence[Placed], words: Mapping[int, str], known: Mapping[int, Cause]) -> list[Found]:
        """The causes as they are now, each with the key of the one that it is, and what it is called."""
        vectors = np.stack([each.vector for each in some])
        groups = groups_of(vectors, self._grouper.group(vectors))
        told = [[(some[at].conversation_id, words.get(some[at].id, "")) for at in group.members] for group in groups]
        now = [Known(group.centre, [some[at].id for at in group.members]) for group in groups]
        of_cause = {key: [each.id for each in some if each.cause_id == key] for key in known}
        matched = match(now, {key: Known(each.centre, of_cause[key]) for key, each in known.items()})
        return [
            Found(matched.get(place), words, group.centre, group.least)
            for place, (group, words) in enumerate(zip(groups, labels(told), strict=True))
        ]

    def _move_all(self, job: Job) -> None:
        """Put every concern to the cause that is nearest to it now."""
        after = 0
        while not job.has_ended:
            with self._store.reading() as session:
                some = placed(session, after=after, most=MOVED)
                causes = list(all_causes(session).values())
            if not some:
                return
            after = some[-1].id
            put = _put_all(np.stack([each.vector for each in some]), causes)
            with self._store.writing() as session:
                move(session, [(each, *to) for each, to in zip(some, put, strict=True)])
                job = advance_job(session, job.id, done=job.done + len(some), counts=job.counts)


def _is_due(session: Session) -> bool:
    """Whether causes are to be found by themselves: there is enough, and none were found for a while."""
    latest = max((each.found_at for each in all_causes(session).values()), default=None)
    return count_concerns(session) >= FEWEST and (latest is None or session.at - latest >= ANEW)


def _said(session: Session, id_: int) -> tuple[Wire, Mapping[str, Turn]]:
    """The newest review of a conversation, or an empty one, and its turns by their ids."""
    review = next(reviews_of(session, id_), {"readings": [], "ledger": [], "scores": {"still_unheard": []}})
    return review, {turn.id: turn for turn in load(session, id_).turns}


def _voiced(review: Wire, turns: Mapping[str, Turn], placer: Placer, causes: Sequence[Cause]) -> Sequence[Voiced]:
    """What customers come for in a review: where each concern lies, and the cause nearest to it.

    What it costs them is why it matters, and not what they come for.
    """
    found: list[Voiced] = []
    unheard, again = _unheard(review), _said_again(review)
    for reading in review["readings"]:
        turn, strength = turns[reading["turn_id"]], _strength(reading)
        voiced = [each for each in reading["concerns"] if each["kind"] != ConcernKind.IMPACT]
        places = [_place(each["span"]) for each in voiced]
        vectors = placer.place(turn.text, places) if places else ()
        for each, place, vector in zip(voiced, places, vectors, strict=True):
            kind, words = ConcernKind(each["kind"]), (turn.id, *place)
            start, stop = puzzle_of(turn, kind, place, _confusion(reading)) or (None, None)
            so = words in unheard, kind.value, words in again
            found.append(Voiced(*words, strength, *so, start, stop, vector, *_put(vector, causes)))
    return found


def _put(vector: Floats, causes: Sequence[Cause]) -> tuple[int | None, float]:
    """The cause nearest to a concern, None where none is near enough, and how near it is."""
    return _put_all(vector[np.newaxis], causes)[0]


def _put_all(vectors: Floats, causes: Sequence[Cause]) -> list[tuple[int | None, float]]:
    """The same of many."""
    if not causes:
        return [(None, 0.0)] * len(vectors)
    centres, least = np.stack([each.centre for each in causes]), np.array([each.least for each in causes], np.float32)
    places, near = nearest(vectors, centres, least)
    keys = [None if place == NONE else causes[place].id for place in places.tolist()]
    return list(zip(keys, near.tolist(), strict=True))


def _strength(reading: Wire) -> int:
    """How strong the strongest unpleasant feeling of the turn is, 0 to 3."""
    unpleasant = (each for each in reading["feelings"] if not FeelingName(each["feeling"]).pleasant)
    return max((each["intensity"] for each in unpleasant), default=0)


def _confusion(reading: Wire) -> list[tuple[int, int]]:
    """Where confusion was read in the turn, the strongest first."""
    found = [each for each in reading["feelings"] if each["feeling"] == FeelingName.CONFUSION]
    return [_place(each["span"]) for each in sorted(found, key=lambda each: -int(each["intensity"]))]


def _unheard(review: Wire) -> set[tuple[str, int, int]]:
    """The words that belong to an item that was still unheard at the end."""
    unheard = set(review["scores"]["still_unheard"])
    items = (item for item in review["ledger"] if item["item_id"] in unheard)
    return {_words(each) for item in items for each in (item["span"], *item["also"])}


def _said_again(review: Wire) -> set[tuple[str, int, int]]:
    """The words that belong to an item that was voiced more than once."""
    items = (item for item in review["ledger"] if item["also"])
    return {_words(each) for item in items for each in (item["span"], *item["also"])}


def _words(span: Wire) -> tuple[str, int, int]:
    return (span["turn_id"], *_place(span))


def _place(span: Wire) -> tuple[int, int]:
    return span["start"], span["end"]

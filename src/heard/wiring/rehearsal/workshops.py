"""Workshops as they are played: codes, what each answer does to the customer, and what the customer says to the one."""

import secrets
from collections.abc import Mapping
from typing import Any

from heard.errors import Conflict, NotFound
from heard.rehearsal.cards.shelf import find_scenario, shipped_scenarios
from heard.rehearsal.feedback import feedback
from heard.rehearsal.session import Rehearsal
from heard.rehearsal.wire import feedback_to_wire, state_to_wire
from heard.scoring.model import Model
from heard.storage.rehearsals.workshops import (
    Workshop,
    answers_of,
    compare,
    go_on,
    open_workshop,
    put_answer,
    texts_of,
    workshop_at,
)
from heard.storage.store import Store
from heard.wiring.rehearsal.played import CHANGED, Moments

# Without letters and digits that are taken for one another when somebody reads them out: some 890 million codes.
LETTERS, LENGTH = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 6


class Workshops:
    """Rooms on a store, played as rehearsals are."""

    def __init__(self, store: Store, model: Model, moments: Moments) -> None:
        self._store, self._model, self._moments = store, model, moments

    def open(self, user: int, scenario: str, seed: int) -> str:
        """A new room, by its code; NotFound where there is no such scenario, Conflict where too many are open."""
        self._moments.at((find_scenario(scenario).id, seed, ()))
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        with self._store.writing() as session:
            open_workshop(session, user, code, scenario, seed)
        return code

    def now(self, workshop: Workshop) -> Rehearsal:
        """Where the conversation stands; Conflict where Heard has changed since the room was opened."""
        if workshop.scenario not in shipped_scenarios():
            raise Conflict(CHANGED)
        return self._moments.at((workshop.scenario, workshop.seed, tuple(workshop.said)))

    def answer(self, code: str, user: int, text: str) -> None:
        """Keep somebody's answer to the round, masked."""
        with self._store.writing() as session:
            put_answer(session, workshop_at(session, code), user, self._store.masked(text.strip()))

    def compare(self, code: str) -> None:
        """End the round: what each answer does to the customer is read, and stands beside it."""
        with self._store.reading() as session:
            workshop = workshop_at(session, code)
            texts = texts_of(session, workshop)
        judged = [(text, self._did(workshop, text)) for text in texts]
        with self._store.writing() as session:
            compare(session, workshop, judged)

    def go_on(self, code: str, answer: int | None) -> None:
        """Go on with one of the answers; with none, as a good listener might have put it. NotFound if it is none."""
        with self._store.reading() as session:
            workshop = workshop_at(session, code)
            answers = {each.id: each.text for each in answers_of(session, workshop)}
        if answer is not None and answer not in answers:
            raise NotFound(f"There is no answer {answer} in this round.")
        good = find_scenario(workshop.scenario).replies.good
        reply = answers[answer] if answer is not None else good[min(len(workshop.said), len(good) - 1)]
        line = self._after(workshop, reply).turns[-1].text
        with self._store.writing() as session:
            go_on(session, workshop, reply, line)

    def _after(self, workshop: Workshop, reply: str) -> Rehearsal:
        return self._moments.stage_of(workshop.scenario).reply(self.now(workshop), reply)

    def _did(self, workshop: Workshop, text: str) -> Mapping[str, Any]:
        after = self._after(workshop, text)
        told = feedback_to_wire(feedback(self.now(workshop), after, self._model))
        return {"state": state_to_wire(after.course.state), "feedback": told, "line": after.turns[-1].text}

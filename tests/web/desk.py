"""The office with everybody in front of it who may come: with a token, in a browser, or with no right to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from httpx2 import Response

from tests.web.asked import Ask, filled
from tests.web.office import Office
from tests.web.rights import OWNED, YES
from tests.web.rights_to_look import FIRST
from tests.web.rights_to_rehearse import SHARED

UNKNOWN = "987654"
# A shipped statement.
STATEMENT = "closing-005"
# What ada's customer voices; ben's voices the second.
FIRST_CAUSE = 1


@dataclass(frozen=True, slots=True)
class Looks:
    """What is assigned: a conversation of their own to everybody who grades, all of them to the first; and filters."""

    own: Mapping[str, int]
    all: Mapping[str, int]
    filters: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Desk:
    """The office, the headers of everybody by token and by browser, and the ids of what there is."""

    office: Office
    programs: Mapping[str, Mapping[str, str]]
    browsers: Mapping[str, Mapping[str, str]]
    customers: Mapping[str, int]
    tokens: Mapping[str, int]
    calibrations: Mapping[str, int]
    trials: Mapping[str, Mapping[str, int]]
    gradings: Mapping[str, Mapping[str, int]]
    looks: Looks
    team: int
    job: str
    webhook: int
    delivery: int
    dispute: int
    annotations: Mapping[str, int]
    rehearsals: Mapping[str, int]
    rooms: Mapping[str, Mapping[str, str]]
    tasks: Mapping[str, Mapping[str, int]]

    def ask(self, who: str, route: str, ask: Ask, id_: str) -> Response:
        """What somebody is answered."""
        method, path = route.split(" ")
        first, own = self.office.users["first"], self.office.users.get(who, UNKNOWN)
        parcels = self.office.teams["parcels"]
        places = {"{id}": id_, "{own}": str(own), FIRST: str(first)}
        places |= {"{parcels}": str(parcels), "{parcels of october}": f"{parcels}.2026-10-01"}
        places |= {"{to}": str(self.office.users[SHARED.get(who, "first")])}
        places |= {"{answer}": self.rooms["answer"]["lead"]}
        sent: dict[str, Any] = {name: filled(value, places) for name, value in ask.sent.items()}
        headers = (self.browsers if ask.by_browser else self.programs)[who]
        # Where a form leads next is asked for anew, by a browser that is signed in.
        sent["follow_redirects"] = False
        return self.office.client.request(method, path.replace("{id}", id_), headers=headers, **sent)

    def id_of(self, who: str, ask: Ask, thing: str) -> str:
        """The id of a thing, as a request names it."""
        own = self.tokens.get(who)
        another = "cyd" if who == "ben" else "ben"
        kinds = {
            "conversation": self.office.keys.get(thing),
            "customer": self.customers.get(thing),
            "customer by words": f"{'mira' if thing == 'ada-1' else thing}@shop.test",
            "user": self.office.users["ben"],
            "team": thing,
            "empty team": self.team,
            "led team": self.office.teams.get(thing),
            "agent": self.office.users.get(thing),
            "statement": STATEMENT,
            "scorecard": "heard",
            "calibration": self.calibrations.get(thing),
            "own led team": self.office.teams["refunds" if who == "other-lead" else "parcels"],
            "experiment": self.trials.get(thing, {}).get("over"),
            "experiment under way": self.trials.get(thing, {}).get("running"),
            "fellow": self.office.users["lead" if who == "first" else "first"],
            "measure": "heard_rate",
            "annotation": self.annotations.get(thing),
            "report": f"2026-W47-{self.office.teams.get(thing)}",
            "cause": FIRST_CAUSE,
            "job": self.job,
            "webhook": self.webhook,
            "delivery": self.delivery,
            "dispute": self.dispute,
            "rehearsal": self.rehearsals.get(who if thing == OWNED else another),
            "lesson": "naming",
            "trainee": self.office.users["cyd" if who == "other-lead" else "ada"],
            "task": self.tasks["for"].get(who if thing == OWNED else another),
            "own task": self.tasks["by"].get(who if thing == OWNED else "first" if who == "lead" else "lead"),
            **self._rooms_of(who, thing),
            "shared rehearsal": self._shared_with(who, thing),
            "token": own if thing == OWNED else self.tokens[another],
            "filter": self.looks.filters.get(who if thing == OWNED else another),
            "own assignment": self.looks.own.get(who if thing == OWNED else another),
            "assignment": self.looks.all.get(thing),
            "grading": self.gradings["grading"].get(thing),
        }
        for name in ("draft", "submitted"):
            theirs = self.gradings[name]
            kinds[name] = theirs.get(who) if thing == OWNED else theirs["first" if who == "lead" else "lead"]
        return YES if ask.names is None else str(kinds[ask.names])

    def _shared_with(self, who: str, thing: str) -> int | None:
        """A rehearsal that was shared with somebody, or with another."""
        is_own = thing == OWNED
        sharers = [each for each, to in SHARED.items() if (to == who) is is_own and each != who]
        return self.rehearsals.get(sharers[0] if sharers else "")

    def _rooms_of(self, who: str, thing: str) -> dict[str, str | None]:
        """Codes of rooms that everybody may enter, and of those that somebody leads, or another."""
        led = who if thing == OWNED else "first" if who == "lead" else "lead"
        return {
            "workshop": self.rooms["open"]["lead"],
            "compared workshop": self.rooms["compared"]["lead"],
            "own workshop": self.rooms["open"].get(led),
            "own compared workshop": self.rooms["compared"].get(led),
        }

    @staticmethod
    def unknown_id(ask: Ask) -> str:
        """The id of nothing, in the same form."""
        return {"job": f"import-none-{UNKNOWN}", "customer by words": f"{UNKNOWN}@shop.test"}.get(
            ask.names or "", UNKNOWN
        )

"""The office with everybody in front of it who may come: with a token, in a browser, or with no right to."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from httpx2 import Response

from heard.access import Action
from heard.quality.scorecard import scorecard_to_wire, shipped_scorecard
from heard.reports.shelf import Kept
from heard.storage.access import doors, users
from heard.storage.access.doors import Terms
from heard.storage.access.reach import EVERYTHING
from heard.storage.access.teams import add_team
from heard.storage.access.visible import Wanted, seen
from heard.storage.happening.events import EventType, happened
from heard.storage.insights.annotations import add_annotation
from heard.storage.insights.mode import Page, share_page
from heard.storage.jobs import JobKind, Plan, plan_job
from heard.storage.outgoing.deliveries import deliveries_of, note_deliveries
from heard.storage.outgoing.webhooks import Key, add_webhook
from heard.storage.quality.assignments import assignments
from heard.storage.quality.calibrations import Planned, add_calibration
from heard.storage.quality.disputes import Disputed, Objection, begin_dispute
from heard.storage.quality.figures import keep_figures
from heard.storage.quality.saved import save_filter, saved_filters
from heard.storage.store import Session, Store
from heard.wiring.insights.reports import shelf_of
from heard.wiring.jobs import REJECTED
from heard.wiring.settings.files import SETTINGS
from heard.wiring.settings.keeper import Change
from tests.storage.insights.voices import find_some, voice
from tests.storage.quality.talks import assign
from tests.web.asked import Ask, filled
from tests.web.figures import review_of
from tests.web.gradings import gradings_in
from tests.web.office import HERE, Office, open_office
from tests.web.rights import OWNED, PRINCIPALS, RIGHTS, TALKS, YES
from tests.web.rights_to_look import FIRST
from tests.web.trials import STAGES, plan_of, registered_in

UNKNOWN = "987654"
# A shipped statement, and a writer that is not there.
STATEMENT = "closing-005"
# What ada's customer voices; ben's voices the second.
FIRST_CAUSE = 1
WRITER = '[writer]\nurl = "http://127.0.0.1:9/v1"\nmodel = "m"\n'
COUNTS = dict.fromkeys("new grown already erased turns read rejected".split(), 0)
WHY = "A customer has asked what went wrong."


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

    def ask(self, who: str, route: str, ask: Ask, id_: str) -> Response:
        """What somebody is answered."""
        method, path = route.split(" ")
        first, own = self.office.users["first"], self.office.users.get(who, UNKNOWN)
        parcels = self.office.teams["parcels"]
        places = {"{id}": id_, "{own}": str(own), FIRST: str(first)}
        places |= {"{parcels}": str(parcels), "{parcels of october}": f"{parcels}.2026-10-01"}
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

    @staticmethod
    def unknown_id(ask: Ask) -> str:
        """The id of nothing, in the same form."""
        return {"job": f"import-none-{UNKNOWN}", "customer by words": f"{UNKNOWN}@shop.test"}.get(
            ask.names or "", UNKNOWN
        )


@contextmanager
def open_desk(store: Store, home: Path) -> Iterator[Desk]:
    """The office with everybody in front of it; browsers are signed in, one of the administrator's is unlocked."""
    with open_office(store, home) as office:
        narrow = _token(office, "ada", (Action.READ_CONVERSATIONS,))[1]
        key, revoked = _token(office, "ada", tuple(Action))
        disabled = _disabled(office)
        for name in ("ada-1", "ben-1"):
            # Whoever asks for it first has it made, and what was found in the conversation is read anew.
            office.client.get(f"/api/v1/conversations/{office.keys[name]}/review", headers=office.of("first"))
        with store.writing() as session:
            doors.revoke_token(session, office.users["ada"], key)
            job = plan_job(
                session, Plan(JobKind.IMPORT, "abc", "talks.json", COUNTS, {"path": "/none", "source": "desk"})
            )
            team = add_team(session, "nights")
            webhook, delivery = _webhook(session, office)
            rounds = _calibrations(session, office)
            dispute = _dispute(session, office)
            noted = {
                name: add_annotation(session, office.users["first"], session.at.date(), "Outage", team=key)
                for name, key in office.teams.items()
            }
            share_page(session, Page(office.users["ada"], office.teams["parcels"], date(2026, 10, 1).toordinal()))
            _causes(session, office)
            rows = seen(session, Wanted(EVERYTHING))
        _write_rejected(home, job.id)
        for key in office.teams.values():
            shelf_of(home).put(Kept.named(f"2026-W47-{key}"), "A week.")
        office.house.keeper.change(Change("the tests", "settings.change", "writer"), SETTINGS, lambda _: WRITER)
        browsers = {who: office.sign_in(who) for who in office.users}
        browsers["unlocked"] = office.sign_in("admin")
        assert office.client.post("/api/v1/me/unlock", json={"why": WHY}, headers=browsers["unlocked"]).is_success
        tokens = {"narrow": narrow, "revoked": revoked, "disabled": disabled}
        strangers = {who: _bearer(secret) for who, secret in tokens.items()} | {"anonymous": {"Origin": HERE}}
        programs = {who: office.of(who) for who in office.tokens}
        yield Desk(
            office,
            {who: (programs | strangers | {"unlocked": browsers["unlocked"]})[who] for who in PRINCIPALS},
            {who: (browsers | strangers | {"anonymous": {"Origin": HERE}})[who] for who in PRINCIPALS},
            {row.external_id: row.customer_id for row in rows if row.customer_id},
            _keys(office),
            rounds,
            _trials(office),
            gradings_in(office),
            _looks(office),
            team,
            job.id,
            webhook,
            delivery,
            dispute,
            noted,
        )


def _token(office: Office, who: str, scopes: tuple[Action, ...]) -> tuple[int, str]:
    return office.house.people.new_token(office.users[who], Terms("one more", scopes))


def _webhook(session: Session, office: Office) -> tuple[int, int]:
    """A webhook that leads inside, so that nothing is sent, and a delivery of it."""
    id_ = add_webhook(session, "https://127.0.0.1/", [EventType.TURNS], Key("whsec_" + "A" * 32))
    happened(session, EventType.TURNS, office.keys["ada-1"], {"turns": ["1"]})
    note_deliveries(session)
    return id_, deliveries_of(session, id_)[0].id


def _causes(session: Session, office: Office) -> None:
    """Two causes, each voiced in a conversation of the same team."""
    find_some(session, "late", "refund")
    for axis, name in (("late", "ada-1"), ("refund", "ben-1")):
        keep_figures(session, office.keys[name], review_of(2, 1, warm=True))
        voice(session, office.keys[name], axis)


def _dispute(session: Session, office: Office) -> int:
    """A dispute of ada's, of what nobody has graded."""
    disputed = Disputed(office.keys["ada-1"], None, "2", "practice:validate")
    objection = Objection("I said that it makes sense.", {"value": "yes"}, session.at)
    return begin_dispute(session, office.users["ada"], disputed, objection)


def _disabled(office: Office) -> str:
    """The token of somebody who was let in once, and is not any more."""
    with office.house.store.writing() as session:
        id_ = users.add_user(session, "gone@example.test", "Gone", users.user_of(session, office.users["lead"]).roles)
    secret = office.house.people.new_token(id_, Terms("all", tuple(Action)))[1]
    with office.house.store.writing() as session:
        users.disable(session, id_)
    return secret


def _keys(office: Office) -> dict[str, int]:
    """The key of a token of everybody's."""
    with office.house.store.reading() as session:
        own = {who: doors.tokens_of(session, id_)[0].id for who, id_ in office.users.items()}
    return own | {"unlocked": own["admin"], "narrow": own["ada"]}


def _trials(office: Office) -> dict[str, dict[str, int]]:
    """Of each team one experiment that is over, and one under way; nobody wrote meanwhile."""
    found: dict[str, dict[str, int]] = {}
    with office.house.store.writing() as session:
        for team, lead in (("parcels", "lead"), ("refunds", "other-lead")):
            plans = {name: plan_of(session, office.teams[team], back=back) for name, back in STAGES.items()}
            keys = {name: registered_in(session, plan, office.users[lead]) for name, plan in plans.items()}
            found[f"trial-{team}"] = keys
    return found


def _looks(office: Office) -> Looks:
    """Assignments and filters of everybody who grades."""
    with office.house.store.writing() as session:
        for who in RIGHTS["look"]:
            save_filter(session, office.users[who], "Kept", {}, shared=False)
            if who not in {"reviewer", "first"}:
                assign(session, office.keys[RIGHTS["look"][who].split()[0]], office.users[who], office.users["first"])
        for name in TALKS:
            assign(session, office.keys[name], office.users["first"], office.users["first"])
        given = assignments(session, EVERYTHING, page=(None, 100))
        filters = {who: saved_filters(session, office.users[who])[0].id for who in RIGHTS["look"]}
    by_talk = {
        (each.user_id, name): each.id for each in given for name in TALKS if office.keys[name] == each.conversation_id
    }
    own = {who: by_talk[office.users[who], RIGHTS["look"][who].split()[0]] for who in RIGHTS["look"]}
    return Looks(own, {name: by_talk[office.users["first"], name] for name in TALKS}, filters)


def _write_rejected(home: Path, job_id: str) -> None:
    (home / REJECTED).mkdir(exist_ok=True)
    (home / REJECTED / f"{job_id}.csv").write_text("line,reason,row\n")


def _bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def _calibrations(session: Session, office: Office) -> dict[str, int]:
    """One of each team that is over; nobody has submitted anything."""
    teams = {"round-parcels": ("lead", ["ada-1", "ben-1"]), "round-refunds": ("other-lead", ["cyd-1"])}
    card = scorecard_to_wire(shipped_scorecard())
    return {
        name: add_calibration(
            session,
            Planned(
                name,
                card,
                office.users[lead],
                session.at,
                [office.keys[talk] for talk in talks],
                [office.users[lead], office.users["first"]],
            ),
        )
        for name, (lead, talks) in teams.items()
    }

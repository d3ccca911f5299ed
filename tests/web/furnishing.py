"""What lies on the desk of the tests: it is put there once, and copied as often as somebody ends something."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

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
from heard.storage.quality import calibrations
from heard.storage.quality.assignments import assignments
from heard.storage.quality.disputes import Disputed, Objection, begin_dispute
from heard.storage.quality.figures import keep_figures
from heard.storage.quality.saved import save_filter, saved_filters
from heard.storage.rehearsals.shared import share_try
from heard.storage.rehearsals.tasks import Planned, add_task
from heard.storage.rehearsals.workshops import answers_of, workshop_at
from heard.storage.store import Session, Store
from heard.wiring.insights.reports import shelf_of
from heard.wiring.jobs import REJECTED
from heard.wiring.settings.files import SETTINGS
from heard.wiring.settings.keeper import Change
from tests.storage.insights.voices import find_some, voice
from tests.storage.quality.talks import assign
from tests.web.desk import Desk, Looks
from tests.web.figures import review_of
from tests.web.gradings import gradings_in
from tests.web.office import HERE, Office, open_office, reopened
from tests.web.rights import PRINCIPALS, RIGHTS, TALKS
from tests.web.rights_to_rehearse import CARD, SHARED, TRAINERS
from tests.web.trials import STAGES, plan_of, registered_in

# A writer that is not there.
WRITER = '[writer]\nurl = "http://127.0.0.1:9/v1"\nmodel = "m"\n'
COUNTS = dict.fromkeys("new grown already erased turns read rejected".split(), 0)
WHY = "A customer has asked what went wrong."


@contextmanager
def open_desk(store: Store, home: Path) -> Iterator[Desk]:
    """The office with everybody in front of it; browsers are signed in, one of the administrator's is unlocked."""
    with at_desk(furnished(store, home), store, home) as desk:
        yield desk


@contextmanager
def at_desk(left: Desk, store: Store, home: Path) -> Iterator[Desk]:
    """A desk that was left, on its store and home or on copies of them; the job is planned now, lest it be started."""
    with reopened(left.office, store, home) as office:
        with store.writing() as session:
            what = {"path": "/none", "source": "desk"}
            job = plan_job(session, Plan(JobKind.IMPORT, "abc", "talks.json", COUNTS, what))
        _write_rejected(home, job.id)
        yield replace(left, office=office, job=job.id)


def furnished(store: Store, home: Path) -> Desk:
    """All that lies on the desk, put into a store and its home; it is left by everybody, and no job has begun."""
    with open_office(store, home) as office:
        narrow = _token(office, "ada", (Action.READ_CONVERSATIONS,))[1]
        key, revoked = _token(office, "ada", tuple(Action))
        disabled = _disabled(office)
        for name in ("ada-1", "ben-1"):
            # Whoever asks for it first has it made, and what was found in the conversation is read anew.
            office.client.get(f"/api/v1/conversations/{office.keys[name]}/review", headers=office.of("first"))
        with store.writing() as session:
            doors.revoke_token(session, office.users["ada"], key)
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
        for key in office.teams.values():
            shelf_of(home).put(Kept.named(f"2026-W47-{key}"), "A week.")
        office.house.keeper.change(Change("the tests", "settings.change", "writer"), SETTINGS, lambda _: WRITER)
        browsers = {who: office.sign_in(who) for who in office.users}
        browsers["unlocked"] = office.sign_in("admin")
        assert office.client.post("/api/v1/me/unlock", json={"why": WHY}, headers=browsers["unlocked"]).is_success
        tokens = {"narrow": narrow, "revoked": revoked, "disabled": disabled}
        strangers = {who: _bearer(secret) for who, secret in tokens.items()} | {"anonymous": {"Origin": HERE}}
        programs = {who: office.of(who) for who in office.tokens}
        return Desk(
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
            "",
            webhook,
            delivery,
            dispute,
            noted,
            _rehearsals(office),
            _rooms(office),
            _tasks(office),
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


def _rehearsals(office: Office) -> dict[str, int]:
    """A rehearsal of everybody who rehearses, shared, in which something was said that can be taken back."""
    played = office.house.played
    found = {who: played.begin(office.users[who], CARD, 1) for who in RIGHTS["rehearse"]}
    for who, id_ in found.items():
        played.reply(office.users[who], id_, "I am sorry that it is late.")
    with office.house.store.writing() as session:
        for who, id_ in found.items():
            share_try(session, office.users[who], id_, office.users[SHARED.get(who, "first")])
    return found


def _tasks(office: Office) -> dict[str, dict[str, int]]:
    """A task for everybody who rehearses, set by the first, and one by everybody who trains, for the first."""
    with office.house.store.writing() as session:

        def task(by: str, for_: str) -> int:
            return add_task(session, office.users[by], Planned(CARD, date(2040, 1, 2), "", [office.users[for_]]))

        return {
            "for": {who: task("first", who) for who in RIGHTS["rehearse"]},
            "by": {who: task(who, "first") for who in TRAINERS},
        }


def _rooms(office: Office) -> dict[str, dict[str, str]]:
    """Of everybody who trains a room with an answer of ada's, and one in which it is compared, with its key."""
    workshops, found = office.house.workshops, {}
    for state in ("compared", "open"):
        found[state] = {who: workshops.open(office.users[who], CARD, 1) for who in TRAINERS}
        for code in found[state].values():
            workshops.answer(code, office.users["ada"], "I am sorry that it is late.")
            if state == "compared":
                workshops.compare(code)
    with office.house.store.reading() as session:
        keys = {who: answers_of(session, workshop_at(session, code)) for who, code in found["compared"].items()}
    return found | {"answer": {who: str(answers[0].id) for who, answers in keys.items()}}


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
        name: calibrations.add_calibration(
            session,
            calibrations.Planned(
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

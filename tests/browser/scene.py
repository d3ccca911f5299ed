"""Conversations in which the fakes find all that a page can show, and texts that want to be more than text."""

from datetime import UTC, datetime

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.conversations import find, keep
from heard.storage.happening.events import EventType, happened
from heard.storage.jobs import JobKind, Plan, advance_job, plan_job
from heard.storage.outgoing.deliveries import DeliveryState, deliveries_of, end, note_deliveries
from heard.storage.outgoing.webhooks import Key, add_webhook
from heard.storage.quality.disputes import Disputed, Objection, begin_dispute
from heard.storage.reviews import Override, override
from tests.storage.quality.rounds import rate
from tests.web.gradings import FULL
from tests.web.office import Office

AT = datetime(2026, 11, 3, 9, 5, tzinfo=UTC)
RICH = (
    ("customer", "I am furious! My oven is broken again, and when does somebody come? My wedding is on Saturday."),
    (
        "agent",
        "That must feel awful. Because the oven is broken, I will send Tom tomorrow. Sorry for any inconvenience.",
    ),
    ("note", "Tom has the van until six."),
    ("customer", "hola"),
    ("customer", "Whatever. And the refund? I am scared that the lawyer was right."),
    ("agent", "Tomorrow, maybe."),
    ("customer", "Lovely, thank you."),
)
HARD = "Look? You looked last week. Are you deaf, you stupid fool?"


def bring_in(office: Office, *conversations: Conversation) -> list[int]:
    """Keep conversations of the team and of ada, and give their keys."""
    with office.house.store.writing() as session:
        keep(session, "desk", conversations)
        return [find(session, "desk", each.id) for each in conversations]


def write_playbook(office: Office) -> None:
    """A playbook of two offers and a step."""
    voucher: dict[str, object] = {
        "id": "v",
        "text": "I can add a voucher of 10 euros to your account.",
        "option": "a voucher of 10 euros",
    }
    again = {"id": "a", "text": "We can send another one today.", "option": "another one", "allows": ["replacement"]}
    trace = {"id": "t", "text": "I am asking the courier where it is.", "when": ["late", "missing"]}
    voucher |= {"allows": ["goodwill"], "up_to": 10, "currency": "EUR"}
    sent = {"offers": [voucher, again], "steps": [trace]}
    assert office.client.put("/api/v1/playbook", json=sent, headers=office.of("first")).is_success


def begin_calibrations(office: Office) -> dict[str, int]:
    """Two of the first, the lead and a reviewer: one that has just begun, one in which all have submitted."""
    people = [office.users[who] for who in ("lead", "reviewer")]
    sent = {"scorecard": "heard", "until": "2040-01-31T18:00:00Z", "people": people}
    sent |= {"conversations": [office.keys["ada-1"], office.keys["ben-1"]]}
    made = {}
    for name, title in {"open": "Before the summer", "compared": "After the workshop"}.items():
        answer = office.client.post("/api/v1/calibrations", json=sent | {"name": title}, headers=office.of("first"))
        made[name] = int(answer.json()["id"])
    with office.house.store.writing() as session:
        for place, who in enumerate(("first", "lead", "reviewer")):
            for talk in ("ada-1", "ben-1"):
                steps = {"taken_up": 5 - place, "early": 3 if place else None, "respect": 2, "right": 1 + place}
                rate(session, (made["compared"], office.keys[talk], office.users[who]), steps, at=session.at)
        rate(session, (made["open"], office.keys["ada-1"], office.users["first"]), {"taken_up": 5}, at=session.at)
    return made


def grade(office: Office, who: str, conversation: int, *, submits: bool = True) -> None:
    """A grading of somebody's with a bad rating, comments and a turn, submitted or left as a draft."""
    worst = {"step": 1, "comment": "The lawyer is not met with a word.", "causes": ["The feeling was missed"]}
    ratings = FULL | {"early": worst | {"turn_id": "m5"}, "right": {"step": 3 if who == "lead" else 2}}
    ratings |= {"in_person": {"step": 1, "comment": "A stock phrase."}, "ownership": {"step": None}}
    path, headers = f"/api/v1/conversations/{conversation}/grading", office.of(who)
    sent = {"ratings": ratings, "comment": "Warm at first, then short. The second reply leaves her alone with it."}
    draft = office.client.put(path, json=sent, headers=headers).json()
    if submits:
        path = f"/api/v1/gradings/{draft['id']}/submit"
        assert office.client.post(path, json={"version": 1}, headers=headers).is_success


def import_that_runs(office: Office, title: str = "Support inbox 2026.csv") -> str:
    """The id of an import that is half done; nobody is at it."""
    counts = {"new": 51, "grown": 2, "already": 3, "erased": 0, "turns": 412, "read": 56, "rejected": 4}
    with office.house.store.writing() as session:
        arguments = {"path": "/none", "source": "inbox"}
        plan = Plan(JobKind.IMPORT, "abc", title, counts, arguments, total=9_000_000)
        job = plan_job(session, plan)
        return advance_job(session, job.id, done=4_000_000, counts=counts).id


def hooked(office: Office, told: str = "It answered 500.") -> int:
    """The key of a webhook that a message did not reach, and what was told of it."""
    with office.house.store.writing() as session:
        id_ = add_webhook(session, "https://127.0.0.1/hooks/heard", [EventType.TURNS], Key("whsec_" + "A" * 32))
        happened(session, EventType.TURNS, office.keys["ada-1"], {"turns": ["1"]})
        note_deliveries(session)
        end(session, deliveries_of(session, id_)[0], DeliveryState.DEAD, told)
    return id_


def contested(office: Office, id_: int) -> dict[str, int]:
    """Words of a lead on the rich talk, one of them taken back, and the key of an open dispute of ada's."""
    who = f"user {office.users['lead']}"
    why = "She jokes with us, and says so herself in the next line."
    with office.house.store.writing() as session:
        for judgement, value in (("feeling:anger", 1), ("feeling:anger", "no"), ("item:impact.71", "acknowledge")):
            override(session, id_, Override("m0", judgement, value, why, who, session.at))
        override(session, id_, Override("m1", "heard", 4, why, who, session.at))
        override(session, id_, Override("m1", "practice:gone", "no", why, who, session.at))
        override(session, id_, Override("m1", "pitfall:scripted", "no", why, who, session.at))
        disputed = Disputed(id_, None, "m1", "practice:validate")
        return {"dispute": begin_dispute(session, office.users["ada"], disputed, Objection(why, {}, AT))}


def rich_talk(id_: str = "rich", subject: str = "The oven is broken again") -> Conversation:
    """A conversation with feelings, concerns, signals, hints, practices, pitfalls, a note and another language."""
    turns = tuple(Turn(f"m{n}", Role(role), text, AT) for n, (role, text) in enumerate(RICH))
    return talk_of(id_, turns, subject)


def hard_talk() -> Conversation:
    """A conversation in which somebody insults whoever answers, who has not answered yet."""
    said = (("customer", "My oven is broken again."), ("agent", "I am sorry, I will look."), ("customer", HARD))
    turns = tuple(Turn(f"m{n}", Role(role), text, AT) for n, (role, text) in enumerate(said))
    return talk_of("hard", turns, "Again the oven", "Jon Hale")


def talk_of(id_: str, turns: tuple[Turn, ...], subject: str, name: str = "Mira Okafor", *tags: str) -> Conversation:
    """A conversation of ada with a customer of this name."""
    return Conversation(
        id_,
        turns,
        channel=Channel.EMAIL,
        customer=Customer(f"c-{id_}", name),
        agent=Agent("ada", "Ada Ferry"),
        opened_at=AT,
        subject=subject,
        team="parcels",
        tags=tags,
    )

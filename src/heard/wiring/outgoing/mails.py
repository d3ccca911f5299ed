"""Mails: links at once, notices by the schedule of deliveries; none holds a word or a name of a conversation."""

import logging
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from heard.access import Action, reach
from heard.engines.outgoing.mail import Mail, MailServer
from heard.engines.outgoing.sender import Ending, Outcome
from heard.errors import InvalidValue
from heard.outside import MailSettings, Security
from heard.settings import Settings
from heard.storage.access.doors import Entry
from heard.storage.access.users import User, mailed_users, user_of
from heard.storage.access.visible import places
from heard.storage.happening.notified import Notified, Way
from heard.storage.outgoing.deliveries import Delivery
from heard.storage.store import Session, Store
from heard.wiring.access.people import Sent, principal_of

LOG = logging.getLogger(__name__)
# The variable of the environment that holds the password of the mail server.
PASSWORD = "HEARD_MAIL_PASSWORD"  # noqa: S105 - no secret, but where one is kept
PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
SHOWN = {
    Notified.VULNERABLE: "The customer may be vulnerable.",
    Notified.CHURN_RISK: "The customer may leave.",
    Notified.PROMISE_AT_RISK: "A promise has come due, and the customer is still waiting.",
}
NOTICE = """\
{shown}

Conversation {id}: {address}/conversations/{id}

You get this mail since you may see this conversation, and notices are on for your team.
To get no more of them, switch them off at {address}/mail
"""
REPORTS = """\
Reports of the week {week} are there:

{links}

You get this mail since you lead these teams. No figure is in it; the links ask you to sign in.
To get no more of them, switch mail off at {address}/mail
"""
LINK = """\
Open this link and choose a password:

{address}/password#{secret}

It works once, until {until:%d %B %Y, %H:%M} UTC. Pass it on to nobody.
If you did not expect it, tell your administrator.
"""
TRIAL = """\
This is a trial: Heard at {address} sends mail by the server that its settings name.
"""
Place = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Mailed:
    """Whether the mail server took a mail, and one sentence about it."""

    taken: bool
    told: str


@dataclass(frozen=True, slots=True)
class Mails:
    """What is sent by mail, if the settings name a server; `address` is how people reach Heard."""

    store: Store
    server: MailServer | None
    address: str = ""

    def send_link(self, id_: int, link: Sent) -> Mailed | None:
        """Send a user the link by which they set a password, now; None where the settings name no mail server."""
        if self.server is None:
            return None
        with self.store.reading() as session:
            to = user_of(session, id_).email
        text = LINK.format(address=self.address, secret=link.secret, until=link.until)
        return _mailed(self._send(f"link-{token_hex(8)}", to, "Set your password for Heard", text))

    def tell(self, delivery: Delivery) -> Outcome | None:
        """Send a notice, under the same id however often; None where it is no longer for this user."""
        event = delivery.event
        with self.store.reading() as session:
            place = places(session, [event.conversation_id]).get(event.conversation_id)
            users = mailed_users(session, only=delivery.user_id)
        user = next((each for each in users if place and _covers(each, place)), None)
        if user is None:
            return None
        shown = SHOWN[Notified(event.details["signal"])]
        text = NOTICE.format(shown=shown, id=event.conversation_id, address=self.address)
        subject = f"Heard: look at conversation {event.conversation_id}"
        return self._send(f"event-{event.seq}.user-{user.id}", user.email, subject, text)

    def tell_of_reports(self, week: str, until: date, teams: Mapping[int, str]) -> Mapping[str, int]:
        """Send those who lead some of these teams a link to the report of each, under the same id however often.

        How many mails the server took, and how many it did not; nothing where the settings name none.
        """
        if self.server is None:
            return {}
        took = Counter({"mailed": 0, "not mailed": 0})
        with self.store.reading() as session:
            users = mailed_users(session)
        for user in users:
            leads = reach(principal_of(user, Entry(user.id)), Action.READ_INSIGHTS)
            own = {key: name for key, name in teams.items() if leads.everything or key in leads.teams}
            links = [f"{name}: {self.address}/reports/week?until={until}&team={key}" for key, name in own.items()]
            if links:
                text = REPORTS.format(week=week, links="\n".join(links), address=self.address)
                sent = self._send(f"report-{week}.user-{user.id}", user.email, f"Heard: reports of {week}", text)
                took["mailed" if sent.ending is Ending.DELIVERED else "not mailed"] += 1
        return took

    def _send(self, id_: str, to: str, subject: str, text: str) -> Outcome:
        if self.server is None:
            return Outcome(Ending.REFUSED, "The settings name no mail server.")
        try:
            return self.server.send(Mail(id_, to, subject, text))
        except InvalidValue as problem:
            return Outcome(Ending.REFUSED, str(problem))
        except Exception as problem:
            # Whatever it is, it counts as a try: else this one would be tried for ever and hold all others.
            LOG.exception("not mailed")
            return Outcome(Ending.RETRY, f"Heard made a mistake ({type(problem).__name__}); please report it.")


def mails_of(store: Store, settings: Settings, environment: Mapping[str, str] = os.environ) -> Mails:
    """What is sent by mail, as the settings say."""
    address = settings.mail.address.rstrip("/") if settings.mail else ""
    return Mails(store, _server_of(settings.mail, environment), address)


def try_mail(settings: Settings, to: str | None, environment: Mapping[str, str] = os.environ) -> Mailed | None:
    """Whether the mail server answers, or takes a mail to an address that says that it is a trial; None without one."""
    server = _server_of(settings.mail, environment)
    if server is None or settings.mail is None:
        return None
    if to is None:
        return _mailed(server.look())
    text = TRIAL.format(address=settings.mail.address)
    return _mailed(server.send(Mail(f"trial-{token_hex(8)}", to, "A trial of Heard", text)))


def _server_of(named: MailSettings | None, environment: Mapping[str, str]) -> MailServer | None:
    """The server that the settings name; its password may stand in the environment alone."""
    if named is None:
        return None
    return MailServer(
        named.host,
        named.port or PORTS[named.security],
        named.sender,
        tls=named.security is Security.TLS,
        starttls=named.security is Security.STARTTLS,
        username=named.username,
        password=environment.get(PASSWORD) or named.password,
    )


def _mailed(outcome: Outcome) -> Mailed:
    return Mailed(outcome.ending is Ending.DELIVERED, outcome.told)


def addressees(session: Session, settings: Settings, place: Place) -> list[int]:
    """Who is sent a notice of a conversation of this team and this agent: those who may see it, and want mail."""
    if Way.MAIL not in settings.notified_by:
        return []
    return [user.id for user in mailed_users(session) if _covers(user, place)]


def _covers(user: User, place: Place) -> bool:
    """Whether somebody may see a conversation; an administrator who has unlocked text has done so for a login alone."""
    return reach(principal_of(user, Entry(user.id)), Action.READ_CONVERSATIONS).covers(*place)

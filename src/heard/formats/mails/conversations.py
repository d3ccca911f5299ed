"""From mails to conversations: one thread, one conversation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.fields import SHOWN
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.intake.kept_texts import KeptTexts
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.time_stamp import order_of
from heard.formats.mails.mail import Mail, read_mail
from heard.formats.mails.raw import RawMail
from heard.formats.mails.team import Team
from heard.formats.mails.threads import Threads


def read_mails(mails: Iterable[RawMail], source: Source) -> Iterator[Conversation]:
    """The conversations in these mails, in the order in which their first mails stand there."""
    team = Team(source.mapping.support)
    left_out: Counter[str] = Counter()
    with KeptTexts() as texts:
        threads = Threads(texts)
        for each in mails:
            try:
                mail = read_mail(each.raw)
            except InvalidValue as error:
                source.reject(error, each.line)
                continue
            if mail.by_machine:
                left_out[mail.by_machine] += 1
            else:
                team.see(mail)
                threads.add(mail, team.outside(mail))
        _tell(left_out, source)
        team.settle(source)
        for thread in threads:
            yield _conversation(thread, team, source)


def _tell(left_out: Counter[str], source: Source) -> None:
    """Say what was left out as no person wrote it."""
    if left_out:
        counted = " and ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in sorted(left_out.items()))
        source.warn("machines", f"Left out, as no person wrote them: {counted.replace('replys', 'replies')}.")


def _conversation(mails: Sequence[Mail], team: Team, source: Source) -> Conversation:
    """The conversation of a thread."""
    ordered = [mails[place] for place in order_of([source.mapping.in_zone(mail.at) for mail in mails])]
    first = ordered[0]
    labels = dict.fromkeys(label for mail in ordered for label in mail.labels)
    return Conversation(
        first.group or first.id or UNNAMED,
        tuple(_turns(ordered, team, source)),
        channel=Channel.EMAIL,
        customer=_customer(ordered, team),
        agent=_agent(ordered, team),
        opened_at=source.mapping.in_zone(first.at),
        subject=first.subject or None,
        team=next((each.address for mail in ordered for each in mail.recipients if team.has(each.address)), None),
        tags=tuple(labels),
    )


def _turns(mails: Sequence[Mail], team: Team, source: Source) -> Iterator[Turn]:
    """A turn for each mail; a copy of one, as mailboxes keep of what was sent, is left out."""
    seen: set[str] = set()
    for place, mail in enumerate(mails):
        id_ = mail.id or str(place)
        if id_ in seen:
            source.warn("copies", f"Mails that stand there more than once, such as {id_[:SHOWN]}, were read once.")
            continue
        seen.add(id_)
        author = mail.sender.name or mail.sender.address
        yield Turn(id_, _role(mail, team), mail.text, source.mapping.in_zone(mail.at), author)


def _role(mail: Mail, team: Team) -> Role:
    """Who speaks; what the team writes to nobody but the team is a note."""
    if not team.has(mail.sender.address):
        return Role.CUSTOMER
    inside = mail.recipients and all(team.has(each.address) for each in mail.recipients)
    return Role.NOTE if inside else Role.AGENT


def _customer(mails: Sequence[Mail], team: Team) -> Customer | None:
    """The first who is not the team, among those who write or else are written to."""
    people = [*(mail.sender for mail in mails), *(each for mail in mails for each in mail.recipients)]
    found = next((each for each in people if not team.has(each.address)), None)
    return Customer(found.address, found.name, found.address) if found else None


def _agent(mails: Sequence[Mail], team: Team) -> Agent | None:
    """The first of the team who writes to the customer."""
    found = next((mail.sender for mail in mails if _role(mail, team) is Role.AGENT), None)
    return Agent(found.address, found.name) if found else None

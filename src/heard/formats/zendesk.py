"""Tickets of Zendesk: an export as a list or one ticket a line, or pages as its interface gives them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.fields import Fields
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.formats.intake.channel_word import channel_named
from heard.formats.intake.html_text import text_of_html
from heard.formats.intake.json.element import Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.head import beginning, first_object
from heard.formats.intake.json.values import inner, latest, name_in, time_of, word_of
from heard.formats.intake.json_values import build_from
from heard.formats.intake.role_word import role_named
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.spool import Spool

NAME = "Zendesk tickets as JSON or JSONL"

TICKETS, COMMENTS, USERS, GROUPS = (("tickets",), ("comments",), ("users",), ("groups",))
PEOPLE = {"requester", "requester_id", "submitter_id"}
CHANNELS = {
    "web": Channel.FORM,
    "web_form": Channel.FORM,
    "web_widget": Channel.FORM,
    "mobile_sdk": Channel.FORM,
    **dict.fromkeys(("native_messaging", "messaging", "chat_transcript"), Channel.CHAT),
    **dict.fromkeys(("twitter", "twitter_dm", "facebook", "facebook_post", "instagram_dm", "whatsapp"), Channel.SOCIAL),
}
SCORES = {"good": 1.0, "bad": 0.0}
SCORE_SCALE = "bad 0, good 1"
# What is remembered of each person and group beside the tickets.
KEPT = ("name", "email", "phone", "role")
SYSTEM_ID = "-1"


def sniff(head: str) -> bool:
    """Whether this lists tickets, or is one: someone asks, and there is a subject or what they wrote."""
    page = first_object(beginning(head))
    if page.get("tickets") == []:
        return True
    ticket = first_object(page, "tickets") if "tickets" in page else page
    return bool(ticket.keys() & PEOPLE) and bool(ticket.keys() & {"comments", "subject", "description"})


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    export = Export(source)
    if "tickets" in first_object(beginning(source.head)):
        elements = _joined(read_elements(source, [TICKETS, COMMENTS, USERS, GROUPS]), export)
    else:
        elements = read_elements(source)
    for element in elements:
        if conversation := build_from(element, export.conversation, source):
            yield conversation


def _joined(elements: Iterator[Element], export: "Export") -> Iterator[Element]:
    """The tickets of all pages, with the comments that stand beside them."""
    with Spool() as spool:
        for element in elements:
            if element.path in {USERS, GROUPS}:
                known = export.users if element.path == USERS else export.groups
                person = first_object(element.value)
                known[name_in(person, "id") or ""] = {name: person.get(name) for name in KEPT}
            else:
                key = name_in(element.value, "id" if element.path == TICKETS else "ticket_id")
                spool.add(key or f"line {element.line}", [element.line, element.value, element.path == TICKETS])
        for key, rows in spool.groups():
            yield from _with_comments(key, rows, export.source)


def _with_comments(key: str, rows: Sequence[object], source: Source) -> Iterator[Element]:
    """The ticket of these rows, the last where pages repeat it, with the comments among them."""
    known = [row for row in rows if isinstance(row, list)]
    tickets = [Element(value, line) for line, value, is_ticket in known if is_ticket]
    comments = [value for _, value, is_ticket in known if not is_ticket]
    if not tickets:
        source.reject(f"these are comments of ticket {key}, and the file holds no such ticket.", known[0][0])
        return
    ticket = tickets[-1]
    if comments and isinstance(ticket.value, dict):
        inside = ticket.value.get("comments")
        together = latest([*inside, *comments] if isinstance(inside, list) else comments)
        ticket = replace(ticket, value={**ticket.value, "comments": together})
    yield ticket


@dataclass(frozen=True, slots=True)
class Export:
    """One file of tickets, and what it says of people and groups beside them."""

    source: Source
    users: dict[str, Mapping[str, object]] = field(default_factory=dict)
    groups: dict[str, Mapping[str, object]] = field(default_factory=dict)

    def conversation(self, value: object) -> Conversation:
        """The conversation of one ticket."""
        ticket = Fields.of(value, "The ticket")
        comments = self._comments(ticket)
        requester = self._requester(ticket, comments)
        group = inner(ticket, "group").values or self.groups.get(ticket.id("group_id") or "")
        return Conversation(
            id=ticket.id("id") or UNNAMED,
            turns=tuple(self._turn(comment, place, requester) for place, comment in enumerate(comments)),
            channel=self._channel(inner(ticket, "via")),
            customer=requester,
            agent=self._agent(ticket),
            opened_at=time_of(ticket.values.get("created_at"), self.source),
            satisfaction=_satisfaction(inner(ticket, "satisfaction_rating"), self.source),
            subject=ticket.text("subject"),
            status=ticket.text("status"),
            team=name_in(group, "name"),
            tags=ticket.texts("tags"),
        )

    def _comments(self, ticket: Fields) -> Sequence[Fields]:
        """What was written; where an export leaves the comments out, the description, which is the first of them."""
        if ticket.values.get("comments") is not None:
            return list(ticket.objects("comments"))
        first = {"body": ticket.text("description"), "created_at": ticket.values.get("created_at")}
        author = ticket.id("submitter_id") or ticket.id("requester_id") or inner(ticket, "requester").id("id")
        ticket.need("comments", first["body"])
        self.source.warn("comments", "Tickets without their comments are read as their first message alone.")
        return [Fields({**first, "author_id": author}, "description.")]

    def _requester(self, ticket: Fields, comments: Sequence[Fields]) -> Customer:
        """Who asks: as the ticket says, else who writes first."""
        person = inner(ticket, "requester")
        id_ = person.id("id") or ticket.id("requester_id")
        if id_ is None:
            id_ = next((author for comment in comments if (author := _author(comment))), None)
            id_ = ticket.need("requester_id", id_)
            self.source.warn("requester", "Of a ticket that names no requester, who writes first is the customer.")
        known = person.values or self.users.get(id_, {})
        return Customer(id_, *(word_of(known.get(name)) for name in ("name", "email", "phone")))

    def _turn(self, comment: Fields, place: int, requester: Customer) -> Turn:
        author = comment.need("author_id", _author(comment))
        person = inner(comment, "author").values or self.users.get(author, {})
        known = requester.name if author == requester.id else None
        return Turn(
            id=comment.id("id") or str(place),
            role=_role(comment, person, asks=author == requester.id),
            text=_text(comment),
            at=time_of(comment.values.get("created_at"), self.source),
            author=name_in(person, "name") or known,
        )

    def _channel(self, via: Fields) -> Channel:
        word = word_of(via.values.get("channel")) or ""
        return CHANNELS.get(word) or channel_named(word) or self.source.mapping.channel or Channel.CHAT

    def _agent(self, ticket: Fields) -> Agent | None:
        person = inner(ticket, "assignee")
        id_ = person.id("id") or ticket.id("assignee_id")
        return Agent(id_, name_in(person.values or self.users.get(id_), "name")) if id_ else None


def _author(comment: Fields) -> str | None:
    return comment.id("author_id") or inner(comment, "author").id("id")


def _role(comment: Fields, author: Mapping[str, object], *, asks: bool) -> Role:
    """Who writes a comment: what is not public is a note, whoever wrote it."""
    if word_of(comment.values.get("public", comment.values.get("is_public"))) == "false":
        return Role.NOTE
    if comment.values.get("type") == "VoiceComment" or _author(comment) == SYSTEM_ID:
        return Role.SYSTEM
    word = name_in(author, "role")
    return Role.CUSTOMER if asks or (word and role_named(word) is Role.CUSTOMER) else Role.AGENT


def _text(comment: Fields) -> str:
    """What a comment says: its HTML shows what is quoted, which the plain text does not."""
    html, plain, body = (comment.text(name) for name in ("html_body", "plain_body", "body"))
    return (text_of_html(html) if html else "") or plain or comment.need("body", body if html is None else body or "")


def _satisfaction(rating: Fields, source: Source) -> Satisfaction | None:
    """What was answered; "offered" and "unoffered" are no answers."""
    score = (word_of(rating.values.get("score")) or "").partition("_")[0]
    if score not in SCORES:
        return None
    at = time_of(rating.values.get("created_at"), source)
    return Satisfaction(SCORES[score], SCORE_SCALE, rating.text("comment"), at)

"""Tickets of Zammad with their articles, as its interface and its webhooks give them."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.fields import SHOWN, Fields
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.intake.channel_word import channel_named
from heard.formats.intake.html_text import text_of_html
from heard.formats.intake.json.element import Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.head import beginning, first_object
from heard.formats.intake.json.values import inner, latest, name_in, time_of, word_of
from heard.formats.intake.json_values import build_from
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.spool import Spool

NAME = "Zammad tickets with articles, as JSON or JSONL"

ARTICLE = {"body", "internal"}
# As Zammad counts senders where it does not spell them out.
SENDERS = {"1": Role.AGENT, "2": Role.CUSTOMER, "3": Role.SYSTEM}
CHANNELS = {
    "web": Channel.FORM,
    **dict.fromkeys(("telegram personal-message", "facebook feed post", "facebook feed comment"), Channel.SOCIAL),
    **dict.fromkeys(("twitter status", "twitter direct-message", "whatsapp message"), Channel.SOCIAL),
}
# Zammad itself, which owns what nobody owns.
NOBODY = "1"


def sniff(head: str) -> bool:
    """Whether this holds articles: alone, in a ticket, or beside one."""
    start = first_object(beginning(head))
    articles = (start, first_object(start, "articles"), first_object(start, "article"))
    return any(each.keys() >= ARTICLE for each in articles)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    dump = Dump(source)
    with Spool() as alone:
        for element in _whole(read_elements(source), alone):
            if conversation := build_from(element, dump.conversation, source):
                yield conversation


def _whole(elements: Iterator[Element], alone: Spool) -> Iterator[Element]:
    """Tickets with all of their articles, and behind them those whose articles stand alone or one by one."""
    for element in elements:
        value = element.value
        article = value.get("article", value) if isinstance(value, dict) and "articles" not in value else None
        if not isinstance(article, dict) or not article.keys() >= ARTICLE:
            yield element
            continue
        ticket = value.get("ticket") if isinstance(value, dict) else None
        key = article.get("ticket_id") or (ticket.get("id") if isinstance(ticket, dict) else None)
        alone.add(word_of(key) or "", [element.line, article, ticket])
    for key, rows in alone.groups():
        known = [row for row in rows if isinstance(row, list)]
        about = next((ticket for *_, ticket in reversed(known) if isinstance(ticket, dict)), {"id": key or None})
        yield Element({"ticket": about, "articles": latest(article for _, article, _ in known)}, known[0][0])


@dataclass(frozen=True, slots=True)
class Dump:
    """How one file is read."""

    source: Source

    def conversation(self, value: object) -> Conversation:
        """One ticket with its articles."""
        fields = Fields.of(value, "The ticket")
        ticket = inner(fields, "ticket") if "ticket" in fields.values else fields
        articles = list(fields.objects("articles"))
        return Conversation(
            id=ticket.id("id") or UNNAMED,
            turns=tuple(self._turn(article, place) for place, article in enumerate(articles)),
            channel=self._channel(articles),
            customer=_customer(ticket),
            agent=_agent(ticket),
            opened_at=time_of(ticket.values.get("created_at"), self.source),
            subject=ticket.text("title"),
            status=name_in(ticket.values.get("state"), "name"),
            team=name_in(ticket.values.get("group"), "name"),
            tags=ticket.texts("tags"),
        )

    def _turn(self, article: Fields, place: int) -> Turn:
        body = article.need("body", article.text("body"))
        is_html = "html" in (article.text("content_type") or "text/html")
        return Turn(
            id=article.id("id") or str(place),
            role=_role(article),
            text=text_of_html(body) if is_html else body,
            at=time_of(article.values.get("created_at"), self.source),
            author=_full_name(inner(article, "created_by")) or parseaddr(article.text("from") or "")[0] or None,
        )

    def _channel(self, articles: list[Fields]) -> Channel:
        """The way of the first article."""
        word = name_in(articles[0].values.get("type"), "name") if articles else None
        word = (word or "").lower()
        return CHANNELS.get(word) or channel_named(word) or self.source.mapping.channel or Channel.CHAT


def _role(article: Fields) -> Role:
    """Who speaks: what is internal is a note, whoever wrote it."""
    if word_of(article.values.get("internal")) == "true":
        return Role.NOTE
    word = name_in(article.values.get("sender") or article.values.get("sender_id"), "name")
    word = article.need("sender", word)
    role = SENDERS.get(word) or {"agent": Role.AGENT, "customer": Role.CUSTOMER, "system": Role.SYSTEM}.get(
        word.lower()
    )
    if role is None:
        raise InvalidValue(f"{article.place}sender is '{word[:SHOWN]}'; Heard knows Agent, Customer and System.")
    return role


def _customer(ticket: Fields) -> Customer | None:
    person = inner(ticket, "customer")
    id_ = person.id("id") or ticket.id("customer_id")
    if id_ is None:
        return None
    email, phone = (word_of(person.values.get(name)) for name in ("email", "phone"))
    return Customer(id_, _full_name(person), email, phone)


def _agent(ticket: Fields) -> Agent | None:
    person = inner(ticket, "owner")
    id_ = person.id("id") or ticket.id("owner_id")
    return None if id_ in {None, NOBODY} else Agent(str(id_), _full_name(person))


def _full_name(person: Fields) -> str | None:
    names = (word_of(person.values.get(name)) for name in ("firstname", "lastname"))
    return " ".join(name for name in names if name) or None

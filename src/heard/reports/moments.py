"""Moments worth keeping: a reply showed a practice that it called for, and the customer's next words were calmer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, select

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.language.names import find_names
from heard.rubric.finding import Presence
from heard.storage.conversations import load
from heard.storage.insights.sums import Span, within
from heard.storage.quality.figures import strength_of
from heard.storage.rated import FIGURES, SHOWN
from heard.storage.reviews import reviews_of
from heard.storage.store import Session

WANTED = 3
# Of so many conversations in which a feeling eased most a review is read.
MOST_READ = 30
# Below this a feeling is no more than hinted at.
CLEAR = 2
LONGEST = 110
Wire = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """Which practice, how strong the feeling was before and after, and the words, in which nobody is named."""

    conversation_id: int
    practice: str
    before: int
    after: int
    said: str
    answered: str


def moments_in(session: Session, span: Span, practices: Sequence[str]) -> Sequence[Moment]:
    """At most three, of different practices as far as there are such; the same store gives the same ones."""
    fresh: list[Moment] = []
    others: list[Moment] = []
    for moment in _candidates(session, span, practices):
        known = {each.practice for each in fresh}
        (others if moment.practice in known else fresh).append(moment)
        if len(fresh) == WANTED:
            break
    return (fresh + others)[:WANTED]


def _candidates(session: Session, span: Span, practices: Sequence[str]) -> Iterator[Moment]:
    of_it = SHOWN.c.conversation_id == FIGURES.c.conversation_id
    shows = exists().where(of_it, SHOWN.c.behaviour.in_(practices), SHOWN.c.met > 0)
    eased = FIGURES.c.at_peak - FIGURES.c.at_end
    chosen = (
        select(FIGURES.c.conversation_id)
        .where(*within(span, FIGURES), FIGURES.c.at_peak >= CLEAR, eased > 0, shows)
        .order_by(eased.desc(), func.coalesce(FIGURES.c.heard, 0).desc(), FIGURES.c.conversation_id)
        .limit(MOST_READ)
    )
    for id_ in session.connection.execute(chosen).scalars().all():
        review = next(reviews_of(session, id_), None)
        moment = review and moment_of(id_, load(session, id_), review, practices)
        if moment:
            yield moment


def moment_of(id_: int, conversation: Conversation, review: Wire, practices: Sequence[str]) -> Moment | None:
    """The moment of a conversation in which a feeling eased most behind a practice, the first of equals."""
    read = (each for each in review["readings"] if "not_scored" not in each)
    strengths = {each["turn_id"]: strength_of(each) for each in read}
    replies = {each["turn_id"]: each["findings"] for each in review["replies"]}
    found: list[Moment] = []
    before, behind = 0, None
    for turn in conversation.turns:
        if turn.role is Role.AGENT:
            behind = _met(replies.get(turn.id, ()), practices)
        elif turn.id in strengths:
            after = strengths[turn.id]
            if behind and before >= CLEAR and after < before:
                said = _unnamed(behind["marks"][0]["span"]["quote"], conversation)
                answered = _unnamed(turn.text, conversation)
                found.append(Moment(id_, behind["behaviour"], before, after, said, answered))
            before, behind = after, None
    return max(found, key=lambda each: each.before - each.after, default=None)


def _met(findings: Sequence[Wire], practices: Sequence[str]) -> Wire | None:
    """What a reply shows most surely of what it called for."""
    met = [
        each
        for each in findings
        if each["behaviour"] in practices
        and each["called_for"]
        and each["present"] == Presence.YES.value
        and each["marks"]
    ]
    return max(met, key=lambda each: each["confidence"], default=None)


def _unnamed(text: str, conversation: Conversation) -> str:
    """The words without anybody's name, and no more of them than a page has room for."""
    people = (conversation.customer, conversation.agent)
    names = [each.name for each in people if each and each.name] + [each.author for each in conversation.turns]
    known = [word for name in names if name for word in name.split()]
    for place in reversed(find_names(text, known)):
        text = text[: place.start] + "…" + text[place.stop :]
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rsplit(" ", 1)[0] + " …"

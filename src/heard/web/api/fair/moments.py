"""Moments of one's own replies with their words: those worth keeping, and a quote for either side of one focus."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.insights.moments import Evidence, Kept, Own, focus_of, kept_up, moments_in, to_try
from heard.interval import FEWEST_SCORED, Sums
from heard.rubric.behaviour import Kind
from heard.rubric.taught import kinds_with
from heard.scoring.plain import how_sure
from heard.storage.conversations import load
from heard.storage.insights.agents import Replies, count_scored, eased, names_of, replies_of
from heard.storage.reviews import overrides_of, reviews_of
from heard.storage.store import Session
from heard.web.api.fair.shapes import EvidenceOut, FocusOut, KeptMomentOut, MomentsOut
from heard.web.api.fair.telling import Whose
from heard.web.shared.asker import Asked

# So many conversations are looked through, the latest first, and so many moments shown.
LOOKED_THROUGH, MOST_MOMENTS = 40, 3
LONGEST_QUOTE = 300
Find: TypeAlias = Callable[[Own, str], Iterator[Evidence]]


def moments_of(asked: Asked, whose: Whose) -> MomentsOut:
    """What is told of a month; nothing where too few conversations are scored."""
    house = asked.state.house
    muted = house.settings.contest.muted
    kinds = {name: kind for name, kind in kinds_with(house.model.taught).items() if name not in muted}
    with house.store.reading() as session:
        if count_scored(session, whose.stretch).get(whose.user, 0) < FEWEST_SCORED:
            return MomentsOut(moments=[], focus=None)
        names = names_of(session, whose.user)
        ids = eased(session, whose.stretch, whose.user, LOOKED_THROUGH)
        found = [(id_, each) for id_, own in _read(session, ids, names) for each in moments_in(own)]
        replies = replies_of(session, whose.stretch, whose.user)
        return MomentsOut(moments=_best(found, kinds), focus=_focus(session, names, replies, kinds))


def _best(found: Iterable[tuple[int, Kept]], kinds: Collection[str]) -> list[KeptMomentOut]:
    """The one of each practice after which the feeling eased most, and the likeliest of these."""
    best: dict[str, tuple[int, Kept]] = {}
    for id_, moment in sorted(found, key=lambda each: _worth(each[1])):
        best[moment.evidence.behaviour] = id_, moment
    chosen = sorted((each for name, each in best.items() if name in kinds), key=lambda each: _worth(each[1]))
    return [
        KeptMomentOut(**_sent(id_, moment.evidence).model_dump(), before=moment.before, after=moment.after)
        for id_, moment in chosen[::-1][:MOST_MOMENTS]
    ]


def _worth(moment: Kept) -> tuple[int, float]:
    return moment.before - moment.after, moment.evidence.confidence


def _focus(
    session: Session, names: Collection[str], replies: Collection[Replies], kinds: Mapping[str, Kind]
) -> FocusOut | None:
    missed = _missed(replies, kinds)
    behaviour = focus_of(missed)
    if behaviour is None:
        return None
    of_it = [each for each in replies if each.behaviour == behaviour]
    kept = [each.conversation for each in of_it if kinds[behaviour] is Kind.PITFALL or each.met][:LOOKED_THROUGH]
    open_ = [each.conversation for each in of_it if _open(each, kinds[behaviour])][:LOOKED_THROUGH]
    return FocusOut(
        behaviour=behaviour,
        missed=int(missed[behaviour].y),
        replies=int(missed[behaviour].x),
        keep_up=_first(_read(session, kept, names), behaviour, kept_up),
        try_differently=_first(_read(session, open_, names), behaviour, to_try),
    )


def _missed(replies: Iterable[Replies], kinds: Mapping[str, Kind]) -> dict[str, Sums]:
    """For each behaviour the replies of each conversation, and how many of them leave something open."""
    sizes: dict[int, int] = {}
    left: dict[str, dict[int, int]] = defaultdict(dict)
    for each in replies:
        sizes[each.conversation] = each.replies
        if each.behaviour is not None and each.behaviour in kinds:
            left[each.behaviour][each.conversation] = _open(each, kinds[each.behaviour])
    return {
        name: Sums.of((size, conversations.get(id_, 0)) for id_, size in sizes.items())
        for name, conversations in left.items()
    }


def _open(each: Replies, kind: Kind) -> int:
    return each.present if kind is Kind.PITFALL else max(0, each.called_for - each.met - each.unsure)


def _read(session: Session, ids: Iterable[int], names: Collection[str]) -> Iterator[tuple[int, Own]]:
    """Conversations with their review as it stands."""
    for id_ in ids:
        review = next(reviews_of(session, id_), None)
        if review is not None:
            conversation = load(session, id_)
            contested = {(each.turn_id, each.judgement) for each in overrides_of(session, id_)}
            turns = {turn.id: turn.text for turn in conversation.turns}
            yield id_, Own(review, turns, _own(conversation, names), contested)


def _own(conversation: Conversation, names: Collection[str]) -> frozenset[str]:
    """The replies for which nobody else is named."""
    replies = (turn for turn in conversation.turns if turn.role is Role.AGENT)
    return frozenset(turn.id for turn in replies if turn.author is None or turn.author in names)


def _first(read: Iterable[tuple[int, Own]], behaviour: str, find: Find) -> EvidenceOut | None:
    return next((_sent(id_, each) for id_, own in read for each in find(own, behaviour)), None)


def _sent(id_: int, evidence: Evidence) -> EvidenceOut:
    quote = evidence.quote if len(evidence.quote) <= LONGEST_QUOTE else f"{evidence.quote[:LONGEST_QUOTE]}…"
    return EvidenceOut(
        conversation_id=id_,
        turn_id=evidence.turn_id,
        behaviour=evidence.behaviour,
        quote=quote,
        why=evidence.why,
        confidence=round(evidence.confidence, 3),
        sure=how_sure(evidence.confidence),
    )

"""Rehearsals that are kept: played on from what is in the store, and the same again whenever they are replayed."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from time import monotonic

from heard.errors import Conflict, NotFound
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.cards.shelf import find_scenario
from heard.rehearsal.debrief import Debrief, debrief
from heard.rehearsal.feedback import Hint, feedback, hint
from heard.rehearsal.own.card import MOST_REPLIES, card_of, id_of, is_own, own_from_wire, own_to_wire
from heard.rehearsal.own.moment import OwnMoment
from heard.rehearsal.session import Rehearsal, Stage
from heard.rehearsal.wire import feedback_to_wire, state_to_wire
from heard.scoring.model import Model
from heard.scoring.review import Review, review_at
from heard.scoring.wire import versions_to_wire
from heard.storage.rehearsals.tries import (
    KeptTry,
    Moment,
    Own,
    add_moment,
    begin_try,
    end_try,
    find_try,
    make_of,
    moment_at,
    take_back,
    try_before,
)
from heard.storage.store import Store
from heard.suggest.writing.writer import Writer
from heard.wiring.rehearsal.stages import stage_for
from heard.wiring.rehearsal.wording import in_own_words, said_again

# So many moments are at hand.
MOST = 256
CHANGED = "Heard has changed since this rehearsal was begun, and it cannot go on; begin it anew."
NO_EXAMPLE = "Nobody has written an example for a moment of your own; the lesson beside it shows the difference."
# What was said after the first words: each reply, and the customer's line after it.
Exchanges = tuple[tuple[str, str], ...]
Place = tuple[str, int, Exchanges]
# A writer that was in trouble is left alone for so many seconds; nobody waits for it meanwhile.
LEFT_ALONE_S = 60.0


class Moments:
    """Where rehearsals stand; those that were looked at last are at hand, any other is replayed, a reply at a time."""

    def __init__(self, stage_of: Callable[[str], Stage]) -> None:
        self.stage_of = stage_of
        self._at_hand: OrderedDict[Place, Rehearsal] = OrderedDict()
        self._lock = Lock()

    def at(self, place: Place) -> Rehearsal:
        """Where a rehearsal stands after all of this; Conflict where the customer would say something else now."""
        scenario, seed, said = place
        with self._lock:
            found = self._at_hand.get(place)
        if found is None:
            stage = self.stage_of(scenario)
            found = self._next(self.at((scenario, seed, said[:-1])), said[-1], stage) if said else stage.begin(seed)
        self.keep(place, found)
        return found

    @staticmethod
    def _next(before: Rehearsal, exchange: tuple[str, str], stage: Stage) -> Rehearsal:
        reply, line = exchange
        after = stage.reply(before, reply)
        # A writer may have worded the line: it stands if it still passes for the same as the card's.
        found = after if after.turns[-1].text == line else said_again(before, after, line, stage)
        if found is None:
            raise Conflict(CHANGED)
        return found

    def keep(self, place: Place, moment: Rehearsal) -> None:
        """Have one at hand."""
        with self._lock:
            self._at_hand[place] = moment
            self._at_hand.move_to_end(place)
            if len(self._at_hand) > MOST:
                self._at_hand.popitem(last=False)


class Played:
    """Plays what is kept in a store. A moment follows from card, seed and what was said alone, whoever said it.

    `moments` are shared by all who play.
    """

    def __init__(
        self,
        store: Store,
        model: Model,
        stage: Callable[[Scenario, Model], Stage] = stage_for,
        writer: Callable[[], Writer | None] = lambda: None,
    ) -> None:
        def stage_of(scenario: str) -> Stage:
            return stage(_card_in(store, scenario), model)

        self._store, self._model = store, model
        self.moments = Moments(stage_of)
        self._writer, self._in_trouble = writer, -LEFT_ALONE_S

    def begin(self, user: int, scenario: str, seed: int) -> int:
        """The key of a new try; NotFound where there is no such scenario, Conflict where there are too many tries."""
        opening = self.moments.at((scenario, seed, ())).turns[0].text
        versions = versions_to_wire(self._model.versions)
        with self._store.writing() as session:
            return begin_try(session, user, (scenario, seed), versions, opening)

    def begin_own(self, user: int, conversation: int, moment: OwnMoment, seed: int) -> int:
        """The key of a new try at a moment of a user's own conversation; Conflict where there are too many tries."""
        card, versions = (id_of(moment), seed), versions_to_wire(self._model.versions)
        with self._store.writing() as session:
            id_ = begin_try(session, user, card, versions, moment.opening)
            make_of(session, id_, Own(conversation, own_to_wire(moment)))
        return id_

    def reply(self, user: int, id_: int, text: str) -> Moment:
        """What the customer answered, kept with what was told of it; the text is masked before anything reads it.

        Raises NotFound, InvalidValue where nothing was said, and Conflict where it is over or cannot go on.
        """
        known = _known(self._store, user, id_)
        before = self._now(known)
        stage = self.moments.stage_of(known.brief.scenario)
        after = self._worded(before, stage.reply(before, self._store.masked(text)), stage)
        given = feedback_to_wire(feedback(before, after, self._model))
        reply, line = after.turns[-2].text, after.turns[-1].text
        moment = Moment(reply, line, state_to_wire(after.course.state), given)
        with self._store.writing() as session:
            add_moment(session, user, known, moment, after.course.end)
            if known.own and after.course.end is None and known.brief.replies + 1 >= MOST_REPLIES:
                end_try(session, user, id_)
        said = (*_exchanges(known.said.moments), (reply, line))
        self.moments.keep((known.brief.scenario, known.brief.seed, said), after)
        return moment

    def retry(self, user: int, id_: int) -> None:
        """Go back before the last reply; what was kept of the try until then is compared with what comes."""
        with self._store.writing() as session:
            known = find_try(session, user, id_)
            self._check(known)
            take_back(session, user, known)

    def example(self, user: int, id_: int) -> str:
        """How a good listener might answer at this place; NotFound at a moment of one's own."""
        brief = _known(self._store, user, id_).brief
        if is_own(brief.scenario):
            raise NotFound(NO_EXAMPLE)
        good = find_scenario(brief.scenario).replies.good
        return good[min(brief.replies, len(good) - 1)]

    def hint(self, user: int, id_: int) -> Hint:
        """What to look at before the next reply; Conflict as above."""
        return hint(self._now(_known(self._store, user, id_)))

    def debrief(self, user: int, id_: int) -> Debrief:
        """What there is to see of a try, beside an earlier one; Conflict as above.

        That is what came of it before a reply was taken back, or else the try before it at the same scenario.
        """
        known = _known(self._store, user, id_)
        now, brief, earlier = self._now(known), known.brief, known.said.earlier
        if earlier:
            return debrief(now, self.moments.at((brief.scenario, brief.seed, _exchanges(earlier))))
        with self._store.reading() as session:
            before = try_before(session, user, known)
        try:
            return debrief(now, self._now(before) if before else None)
        except Conflict:
            # It was played on an older card.
            return debrief(now)

    def reviewed(self, user: int, id_: int) -> Review:
        """A try as a live conversation would be reviewed; Conflict as above."""
        now = self._now(_known(self._store, user, id_))
        return review_at(now.conversation, now.progress, self._model)

    def _check(self, known: KeptTry) -> None:
        if known.versions != versions_to_wire(self._model.versions):
            raise Conflict(CHANGED)

    def _now(self, known: KeptTry) -> Rehearsal:
        """Where it stands; Conflict unless the customer says again what they said."""
        self._check(known)
        brief, said = known.brief, known.said
        now = self.moments.at((brief.scenario, brief.seed, _exchanges(said.moments)))
        # A card may have changed without a version that tells.
        if now.turns[0].text != said.opening:
            raise Conflict(CHANGED)
        return now

    def _worded(self, before: Rehearsal, after: Rehearsal, stage: Stage) -> Rehearsal:
        """What the customer says in the words of a writer, where settings name one and its words pass.

        A moment of somebody's own is shown to no writer.
        """
        writer = None if is_own(after.scenario.id) else self._writer()
        if writer is None or monotonic() - self._in_trouble < LEFT_ALONE_S:
            return after
        worded = in_own_words(before, after, writer, stage)
        if worded.trouble:
            self._in_trouble = monotonic()
        return worded.rehearsal


def _known(store: Store, user: int, id_: int) -> KeptTry:
    with store.reading() as session:
        return find_try(session, user, id_)


def _exchanges(moments: Sequence[Moment]) -> Exchanges:
    return tuple((each.reply, each.line) for each in moments)


def _card_in(store: Store, scenario: str) -> Scenario:
    """A shipped card, or that of a moment of somebody's own, which is in the store."""
    if not is_own(scenario):
        return find_scenario(scenario)
    with store.reading() as session:
        moment = moment_at(session, scenario)
    if moment is None:
        raise NotFound("This moment is gone, with the conversation that it was made of.")
    return card_of(own_from_wire(moment))

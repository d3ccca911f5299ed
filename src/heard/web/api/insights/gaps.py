"""Gaps in communication: questions that customers ask again and again, and letters and steps that confuse them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from heard.access import Action, reach
from heard.insights.compare import Compared, compare
from heard.interval import FEWEST, Estimate, Sums, rate_of
from heard.storage.causes.tables import NO_CAUSE
from heard.storage.insights.causes import Cause, Counts, all_causes, counted
from heard.storage.insights.crowd import crowd_of
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import Span, sums_of
from heard.storage.insights.voiced.gaps import GapKind, asked_elsewhere, words_of
from heard.storage.store import Session
from heard.web.api.insights.cause_figures import share_told, so_many
from heard.web.api.insights.cause_shapes import CauseQuote
from heard.web.api.insights.gap_shapes import GapOut, GapsOut
from heard.web.api.insights.measures import add_up, compared_out, days_of, span_in
from heard.web.api.insights.shapes import Period
from heard.web.shared.asker import Asked, ReadsInsights
from heard.web.shared.problem import documented

router = APIRouter(tags=["insights"], responses=documented(404, 409))
# So many of either kind are told: each is something to write, and nobody writes more at once.
MOST = 10
COUNTED = {GapKind.QUESTION: "asked", GapKind.CONFUSION: "puzzled"}
# Of the conversations in which a cause was voiced, in what share it has to show.
MOSTLY = {GapKind.QUESTION: 0.5, GapKind.CONFUSION: 0.0}


@dataclass(frozen=True, slots=True)
class GapFigures:
    """What is known of each cause in a period and the one before it.

    `answered` are its counts as far as a view may tell how customers were answered, `elsewhere` in how many
    conversations known customers asked, and had before.
    """

    causes: Mapping[int, Cause]
    counts: Mapping[int, Counts]
    answered: Mapping[int, Counts]
    elsewhere: Mapping[int, tuple[int, int]]
    compared: Mapping[GapKind, Mapping[str, Compared]]

    def found(self, kind: GapKind) -> Iterator[GapOut]:
        """The gaps of a kind, the most frequent first, without the words that show them."""
        counts = {key: getattr(each, COUNTED[kind]) for key, each in self.counts.items() if key != NO_CAUSE}
        shown = [key for key, count in counts.items() if count >= max(FEWEST, MOSTLY[kind] * self.counts[key].voiced)]
        for key in sorted(shown, key=lambda key: (-counts[key], key))[:MOST]:
            answered = self.answered.get(key, Counts())
            is_question = kind is GapKind.QUESTION
            yield GapOut(
                kind=kind,
                cause=key,
                called=self.causes[key].called,
                conversations=counts[key],
                share=compared_out(str(key), self.compared[kind][str(key)], []),
                of_cause=share_told(self.counts[key].voiced, counts[key]),
                again=share_told(answered.asked, answered.asked_again) if is_question else None,
                elsewhere=share_told(*self.elsewhere.get(key, (0, 0))) if is_question else None,
                quotes=[],
            )


@router.get("/insights/gaps")
def read_gaps(asked: ReadsInsights, wanted: Annotated[Period, Query()]) -> GapsOut:
    """What customers of a period asked again and again, and what confused them, in their words."""
    stale, days = add_up(asked), days_of(asked, wanted)
    span, before = (span_in(asked, wanted, *ends) for ends in ((days.since, days.until), (days.before, days.since)))
    with asked.state.house.store.reading() as session:
        found = gap_figures(session, span, before)
        told = {kind: [_with_words(asked, session, span, gap) for gap in found.found(kind)] for kind in GapKind}
        conversations = _reviewed(session, span)
    return GapsOut(
        since=days.since,
        until=days.until,
        before=days.before,
        conversations=conversations,
        stale=stale,
        questions=told[GapKind.QUESTION],
        confusions=told[GapKind.CONFUSION],
    )


def gap_figures(session: Session, span: Span, before: Span) -> GapFigures:
    """What is known of a period, and of the one before it to compare with."""
    crowd, counts = crowd_of(session, span), counted(session, span)
    answered = counted(session, crowd.span) if crowd.tells() else {}
    then, n, n_before = counted(session, before), _reviewed(session, span), _reviewed(session, before)
    compared = {kind: compare(_shares(then, n_before, kind), _shares(counts, n, kind)) for kind in GapKind}
    return GapFigures(all_causes(session), counts, answered, asked_elsewhere(session, span), compared)


def _with_words(asked: Asked, session: Session, span: Span, gap: GapOut) -> GapOut:
    """The same with words of conversations that one may read; that one sees them is in the audit."""
    within = reach(asked.principal, Action.READ_CONVERSATIONS)
    quotes = words_of(session, gap.kind, gap.cause, span, within) if within else ()
    for each in quotes:
        asked.views(f"conversation {each.conversation_id}")
    told = [CauseQuote(**{name: getattr(each, name) for name in CauseQuote.model_fields}) for each in quotes]
    return gap.model_copy(update={"quotes": told})


def _reviewed(session: Session, span: Span) -> int:
    # Of each reviewed conversation it is known whether its customer has asked before.
    found = sums_of(session, span, [Measure.REPEAT_CONTACT]).get(Measure.REPEAT_CONTACT, {})
    return found.get(None, Sums()).n


def _shares(counts: Mapping[int, Counts], n: int, kind: GapKind) -> dict[str, Estimate]:
    """Of each cause the share of all conversations that show a gap."""
    found = {str(key): rate_of(so_many(n, getattr(each, COUNTED[kind]))) for key, each in counts.items()}
    return {name: estimate for name, estimate in found.items() if estimate is not None}

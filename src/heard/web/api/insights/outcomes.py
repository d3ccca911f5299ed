"""Outcomes: answers of customers to surveys, brought in, read, and how they go with being heard."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query

from heard.conversation.survey import Scale, SurveyAnswer
from heard.errors import InvalidValue
from heard.insights.association import Association, Case, TakenUp, associate
from heard.interval import Estimate
from heard.storage.access import audit
from heard.storage.access.visible import see
from heard.storage.insights.answered import Answered, answered
from heard.storage.insights.crowd import crowd_of, told_of
from heard.storage.insights.measures import BOUNDS, Measure
from heard.storage.insights.sums import Span
from heard.storage.insights.survey import answers_of, keep_answers
from heard.storage.store import Session
from heard.web.api.conversations import Id
from heard.web.api.insights.measures import figures_in, span_in
from heard.web.api.insights.shapes import (
    AnswerOut,
    AnswersIn,
    AssociationOut,
    EstimateOut,
    FatesOut,
    GroupOut,
    OutcomesOut,
    Period,
    SentAnswer,
)
from heard.web.shared.asker import ReadsConversations, ReadsInsights, RunsImports
from heard.web.shared.problem import documented

router = APIRouter(tags=["outcomes"], responses=documented(404, 409))
# What a customer does rather than says stands beside what they answer.
DEEDS = (Measure.REPEAT_CONTACT, Measure.CHURN_RISK)
# More do not make it surer, and somebody waits.
MOST_CASES = 20_000


@router.get("/insights/outcomes")
def read_outcomes(asked: ReadsInsights, wanted: Annotated[Period, Query()]) -> OutcomesOut:
    """What came of the conversations of a period, beside the same time before it, and how it goes with being heard."""
    found = figures_in(asked, wanted, [*Scale, *DEEDS])
    span = span_in(asked, wanted, found.since, found.until)
    with asked.state.house.store.reading() as session:
        crowd = crowd_of(session, span)
        sums = told_of(session, crowd, Scale)
        counts = {scale: sums[scale][None].n for scale in Scale if scale in sums}
        associations = [each for scale in counts for each in _association(session, crowd.span, scale)]
    return OutcomesOut(**found.model_dump(), answered=counts, associations=associations)


@router.post("/outcomes")
def send_answers(asked: RunsImports, sent: AnswersIn) -> FatesOut:
    """Keep what customers answered, beside their conversations; sent twice, an answer is one."""
    answers = [_answer(place, each) for place, each in enumerate(sent.answers)]
    with asked.state.house.store.writing() as session:
        fates = keep_answers(session, sent.source, answers)
        audit.record(session, asked.actor, "outcomes", sent.source)
    return FatesOut(fates=fates, counts=Counter(fates))


@router.get("/conversations/{id}/answers")
def read_answers(asked: ReadsConversations, id_: Id) -> list[AnswerOut]:
    """What the customer of a conversation answered, by scale."""
    with asked.state.house.store.reading() as session:
        see(session, id_, asked.reach)
        asked.views(f"conversation {id_}")
        found = answers_of(session, id_)
    return [AnswerOut(scale=each.scale, value=each.value, at=each.at, comment=each.comment) for each in found]


def _answer(place: int, sent: SentAnswer) -> SurveyAnswer:
    try:
        return SurveyAnswer(sent.conversation, sent.scale, sent.value, sent.at, sent.comment)
    except InvalidValue as problem:
        raise InvalidValue(f"answers[{place}]: {problem}") from None


def _association(session: Session, span: Span, scale: Scale) -> Iterator[AssociationOut]:
    """How the answers on a scale go with what was taken up, where that can be told."""
    found = associate([_case(each) for each in answered(session, span, scale, most=MOST_CASES)])
    if found is not None:
        yield _out(scale, found)


def _case(each: Answered) -> Case:
    circumstances = each.at_start, each.repeat_contact, each.channel, each.team_id
    return Case(TakenUp.of(each.taken_up / each.voiced), each.outcome, each.customer, circumstances)


def _out(scale: Scale, found: Association) -> AssociationOut:
    groups = {group: _estimate(_within(scale, each)) for group, each in found.groups.items()}
    return AssociationOut(
        scale=scale,
        groups=[GroupOut(taken_up=group, estimate=each) for group, each in groups.items()],
        difference=_estimate(found.difference),
        customers=found.customers,
    )


def _estimate(each: Estimate) -> EstimateOut:
    return EstimateOut.model_validate(each, from_attributes=True)


def _within(scale: Scale, estimate: Estimate) -> Estimate:
    """A straight line may lead beyond the ends of a scale; a figure does not."""
    lowest, highest = BOUNDS[scale]
    bounded = {name: min(max(getattr(estimate, name), lowest), highest) for name in ("value", "low", "high")}
    return replace(estimate, **bounded)

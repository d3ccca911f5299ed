"""Reads the particulars of a case from what a customer has said."""

from collections.abc import Iterable
from dataclasses import replace

from heard.conversation.turn import Turn
from heard.customer.concern import ConcernKind
from heard.customer.reading import Reading
from heard.suggest.particulars.case import own_case
from heard.suggest.particulars.concern import clause_of
from heard.suggest.particulars.loss import find_loss
from heard.suggest.particulars.particular import Particulars
from heard.suggest.particulars.person import find_person
from heard.suggest.particulars.thing import find_thing
from heard.suggest.particulars.tries import find_tries
from heard.suggest.particulars.waited import find_waited


def read_particulars(turns: Iterable[Turn]) -> Particulars:
    """What these turns of a customer, in order, say of the case; the latest word on each particular counts."""
    known = Particulars()
    for turn in turns:
        sentences = own_case(turn)
        known = Particulars(
            thing=find_thing(sentences),
            waited=find_waited(sentences),
            tries=find_tries(sentences),
            loss=find_loss(sentences),
            person=find_person(sentences),
        ).beside(known)
    return known


def particulars_of(readings: Iterable[Reading]) -> Particulars:
    """What these readings, in order, say of the case, with the latest problem that can be said back."""
    known = Particulars()
    for reading in readings:
        problems = (each.span for each in reading.concerns if each.kind is ConcernKind.PROBLEM)
        clause = next(filter(None, map(clause_of, problems)), None)
        known = replace(read_particulars([reading.turn]), concern=clause).beside(known)
    return known

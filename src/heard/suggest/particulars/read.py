"""Reads the particulars of a case from what a customer has said."""

from collections.abc import Iterable
from dataclasses import replace

from heard.conversation.turn import Turn
from heard.customer.concern import ConcernKind
from heard.customer.reading import Reading
from heard.language.sentence import split_sentences
from heard.suggest.particulars.case import own_case
from heard.suggest.particulars.concern import clause_of
from heard.suggest.particulars.loss import find_loss
from heard.suggest.particulars.particular import Particular, Particulars
from heard.suggest.particulars.person import find_person
from heard.suggest.particulars.thing import find_thing
from heard.suggest.particulars.tries import find_tries
from heard.suggest.particulars.waited import find_waited

TROUBLE = frozenset({ConcernKind.PROBLEM, ConcernKind.IMPACT})


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
        read = read_particulars([reading.turn])
        thing = read.thing if read.thing and _is_the_matter(read.thing, reading) else None
        known = replace(read, thing=thing, concern=clause).beside(known)
    return known


def _is_the_matter(thing: Particular, reading: Reading) -> bool:
    """Whether a thing stands in a sentence that tells of trouble: what is named in passing is not what it is about."""
    trouble = [each.span for each in reading.concerns if each.kind in TROUBLE] + [
        each.span for each in reading.unpleasant
    ]
    sentences = (each for each in split_sentences(reading.turn) if each.start <= thing.span.start < each.end)
    return any(span.start < each.end and each.start < span.end for each in sentences for span in trouble)

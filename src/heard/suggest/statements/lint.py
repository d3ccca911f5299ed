"""Linting statements: no cliches, nothing made up, and no two that say nearly the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from heard.suggest.blank import BLANK
from heard.suggest.statements.statement import SLOT, Statement, opening_of
from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.fact import find_facts

# What customers have read too often to be moved by it.
CLICHES = (
    "i understand your|we understand your|inconvenience|apologi[sz]e for any|valued|rest assured|at the earliest|"
    "reach out|hear your frustration|i can imagine how|thank you for your patience|happy to help|we strive|"
    "concern is important|moving forward|absolutely|sincerely|unfortunately|hope this helps|have a great day|"
    "do(?:es)? not hesitate|"
    "don[’']t hesitate|your business|bear with|as per|kindly|please be (?:advised|informed)|our records indicate"
)
CLICHE = re.compile(rf"\b(?:{CLICHES})", re.IGNORECASE)
# Two statements may share this much of the shorter one's runs of three words.
MOST_SHARED = 0.6
# This many statements of one intent may open with the same three words.
MOST_ALIKE = 3
MOST_WORDS = 30
RUN = 3


def lint(statements: Sequence[Statement]) -> list[str]:
    """What should be mended, a sentence each, in the order of the statements; empty where all is well."""
    problems = [f"{statement.id} {problem}" for statement in statements for problem in _alone(statement)]
    return [*problems, *_openings(statements), *_alike(statements)]


def _alone(statement: Statement) -> Iterator[str]:
    cliche = CLICHE.search(statement.text)
    if cliche:
        yield f"says “{cliche[0]}”, which is a cliche; say it in your own words."
    if len(statement.text.split()) > MOST_WORDS:
        yield f"has {len(statement.text.split())} words; {MOST_WORDS} are the most."
    bare = BLANK.sub("this", SLOT.sub("it", statement.text))
    fact = next(iter(find_facts(bare)), None)
    if fact is not None:
        yield f"states “{bare[fact.start : fact.end]}”; what is not so in every case belongs into a slot or a [blank]."
    if find_commitments(bare):
        yield "promises something; what agents may promise belongs into the playbook."
    if statement.text.count("{") != len(statement.slots) or statement.text.count("}") != len(statement.slots):
        yield "has a brace that opens no slot; slots look like {thing}."


def _openings(statements: Sequence[Statement]) -> Iterator[str]:
    counted = Counter((statement.intent, opening_of(statement.text)) for statement in statements)
    for (intent, opening), count in counted.items():
        if count > MOST_ALIKE:
            yield f"{count} statements of {intent} open with “{opening}”; {MOST_ALIKE} are the most."


def _alike(statements: Sequence[Statement]) -> Iterator[str]:
    runs = {statement.id: _runs(statement.text) for statement in statements}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for statement in statements:
        shared = Counter(other for run in runs[statement.id] for other in holders[run])
        for other, count in shared.items():
            if count > MOST_SHARED * min(len(runs[statement.id]), len(runs[other])):
                yield f"{statement.id} and {other} say nearly the same; reword one."
        for run in runs[statement.id]:
            holders[run].append(statement.id)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w'’{}]+", text.lower())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}

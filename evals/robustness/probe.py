"""A probe: a written set and what is asked of each of its cases, made into a section."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import numpy as np

from evals.interval import Figure, Rows, estimate
from evals.rival import Rivals, names, silent
from evals.robustness.case import Answer, Case, Fields, Variant, judge_case
from evals.robustness.judgement import Tool, judge_with, judge_with_heard
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table


def average(numbers: Rows) -> float:
    """The mean of all numbers."""
    return float(np.nanmean(numbers))


def largest(numbers: Rows) -> float:
    """The largest of all numbers."""
    return float(np.nanmax(numbers))


@dataclass(frozen=True, slots=True)
class Question:
    """A row: numbers from each case, what they are counted in, their bar in words, and the figure over them.

    `unsaid` is what rivals have no word for; they are not asked then.
    """

    text: str
    answer: Answer
    counted: str = "cases"
    bar: str = ""
    figure: Figure = average
    unsaid: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """A written set, the variants of its cases, and the questions; cases that share a `unit` are drawn together."""

    title: str
    about: str
    file: str
    variants: Mapping[str, Variant]
    questions: tuple[Question, ...]
    unit: str = "id"

    def measure(self, _folder: Path, rivals: Rivals) -> Section:
        """The section of this set, which comes with the repository."""
        cases = read_written(self.file)
        judged = [self.judge(cases, tool) for tool in (judge_with_heard, *map(judge_with, rivals))]
        notes = (self.about, count_unread(judged[0]), name_files(REPOSITORY, self.file))
        head = ("figure", "bar", "n", "Heard", *names(rivals))
        return Section(self.title, notes, Table(head, tuple(self.rows(judged, rivals))))

    def judge(self, cases: Iterable[Fields], tool: Tool) -> list[Case]:
        """Every case as a tool judges it."""
        return [judge_case(fields, self.variants, tool) for fields in cases]

    def rows(self, judged: Sequence[Sequence[Case]], rivals: Rivals) -> Iterator[tuple[str, ...]]:
        """A row for each question, over the cases that Heard answers: as Heard judged them, then as each rival did."""
        for question in self.questions:
            answered = [place for place, case in enumerate(judged[0]) if question.answer(case)]
            numbers = [
                gather((cases[place].fields[self.unit], question.answer(cases[place])) for place in answered)
                for cases in (judged[:1] if question.unsaid else judged)
            ]
            size = f"{np.isfinite(numbers[0]).sum():,} {question.counted}"
            cells = (estimate(each, question.figure).text() for each in numbers)
            unsaid = silent(rivals, question.unsaid) if question.unsaid else ()
            yield (question.text, question.bar, size, *cells, *unsaid)


def gather(answers: Iterable[tuple[str, Sequence[float]]]) -> Rows:
    """The numbers of each unit, one row a unit, filled up with NaN to the longest."""
    by_unit: dict[str, list[float]] = defaultdict(list)
    for unit, numbers in answers:
        by_unit[unit].extend(numbers)
    return np.array(list(zip_longest(*by_unit.values(), fillvalue=np.nan))).T


def count_unread(cases: Sequence[Case]) -> str:
    """How many exchanges Heard did not read, in a sentence."""
    judged = [judgement for case in cases for judgement in case.judged.values()]
    unread = sum(judgement.unread for judgement in judged)
    return (
        f"Heard does not read {unread} of {len(judged):,} exchanges (it takes them for another language, or finds no "
        "words of the agent's own); where a row needs a value that is missing, the case is left out for every tool."
    )

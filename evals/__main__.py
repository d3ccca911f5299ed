"""`python -m evals [NAME ...] [--write FILE]`: quality and speed, side by side with what a user would pick instead.

Reads the sets in the folder that HEARD_DATA names (evals/README.md says where each is to be had) and those in
evals/written. A section whose set is missing is left out with one sentence, and the exit code is 1.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from evals.baselines.closest import closeness
from evals.baselines.taught import LEARNERS, learner_on, scaled
from evals.desk.typing import measure_typing
from evals.feelings.causes import measure_causes
from evals.feelings.comments import measure_comments
from evals.feelings.frustration import measure_frustration
from evals.feelings.hints import measure_hints
from evals.feelings.politeness import measure_politeness
from evals.feelings.turns import measure_turns
from evals.hard.marked import measure_hard
from evals.history.identities import measure_identities, taken_for_one
from evals.history.promises import measure_promises
from evals.history.repeats import measure_repeats
from evals.history.strangers import measure_strangers
from evals.imports.million import measure_imports
from evals.insights.association import measure_association
from evals.insights.fairness import measure_fairness
from evals.insights.size import measure_size
from evals.insights.switchback import measure_switchback
from evals.live.bearing import measure_live
from evals.machine import describe_run
from evals.privacy.cost import measure_cost
from evals.privacy.found import measure_cards, measure_clean, measure_orders, measure_secrets
from evals.rehearsal.agents import measure_agents, measure_waiting
from evals.rehearsal.blind.answers import measure_blind
from evals.rehearsal.pairs import measure_pairs
from evals.rehearsal.people import measure_people
from evals.replies.closing import measure_closing
from evals.replies.deeds import measure_replies
from evals.replies.personas import hear, measure_personas
from evals.rivals import RIVALS
from evals.robustness.probes import PROBES
from evals.speed.bulk import measure_bulk
from evals.speed.drafts import measure_drafts, measure_helped_drafts
from evals.speed.reviews import measure_reviews
from evals.speed.starts import measure_starts
from evals.suggestions.edited import measure_edited
from evals.suggestions.plain import measure_plain
from evals.suggestions.readers import measure_readers
from evals.suggestions.variety import measure_variety
from evals.table import Eval, Measure
from evals.topics.banking import measure_banking
from evals.topics.care import measure_care
from heard.errors import HeardError, NotFound

ON_HEARD = learner_on("Heard", scaled(hear))

EVALS = (
    Eval(
        "feelings",
        "How well does Heard read what a customer feels and is concerned with?",
        (
            measure_comments,
            partial(measure_turns, learners=LEARNERS),
            measure_frustration,
            measure_hints,
            measure_causes,
            measure_politeness,
        ),
    ),
    Eval("hard", "Is a conversation seen that is hard for whoever answers?", (measure_hard,)),
    Eval(
        "replies",
        "How well does Heard read what a reply does?",
        (
            partial(measure_replies, learners=LEARNERS),
            measure_closing,
            partial(measure_personas, learners=(ON_HEARD, *LEARNERS)),
        ),
    ),
    Eval(
        "suggestions",
        "Do suggestions make replies better, and invent nothing?",
        (measure_edited, measure_readers, measure_plain, measure_variety),
    ),
    Eval(
        "history",
        "Does Heard know what came before: the same matter again, what was promised, and how it ended?",
        (
            partial(measure_repeats, closeness=closeness),
            measure_promises,
            partial(measure_identities, decider=taken_for_one),
            measure_strangers,
        ),
    ),
    Eval("topics", "Are concerns grouped by what they are about?", (measure_banking, measure_care)),
    Eval("robustness", "What must not move a judgement, and what must?", tuple(probe.measure for probe in PROBES)),
    Eval(
        "privacy",
        "Is what must not be kept found, and all else left alone?",
        (measure_cards, measure_orders, measure_secrets, measure_clean, measure_cost),
    ),
    Eval(
        "speed",
        "How long does a review take, and a start?",
        (measure_reviews, measure_drafts, measure_helped_drafts, measure_bulk, measure_starts),
    ),
    Eval(
        "insights",
        "Are figures over many conversations what they say they are, and soon there?",
        (measure_association, measure_fairness, measure_switchback, measure_size),
    ),
    Eval(
        "rehearsal",
        "Are made-up customers moved by what moves people?",
        (measure_pairs, measure_agents, measure_people, measure_blind, measure_waiting),
    ),
    Eval("imports", "How long does it take to bring an archive in?", (measure_imports,)),
    Eval("live", "How does the live channel bear load?", (measure_live,)),
    Eval("desk", "How long does somebody who types wait for what Heard hears?", (measure_typing,)),
)

TITLE = "# Figures"
ABOUT = (
    "Written by `make evals`, never by hand; evals/README.md says how to run it again. Every figure stands with the "
    "number it rests on and, in brackets, its 95 % interval (percentile bootstrap), which speaks of the choice of "
    "texts, not of training the model again. F1, r, Spearman and kappa are better when higher, 1 at "
    "most; an error is better when lower."
)
LEFT_OUT = "Left out: "


def main() -> int:
    """0 when every section could be measured, else 1."""
    arguments = _arguments()
    page = []
    for part in _page(arguments.names, Path(os.environ.get("HEARD_DATA", "data"))):
        print(f"{part}\n", flush=True)
        page.append(part)
    if arguments.write:
        arguments.write.write_text("\n\n".join(page) + "\n", encoding="utf-8")
    missing = [part for part in page if part.startswith(LEFT_OUT)]
    if missing:
        print("\n".join(missing), file=sys.stderr)
    return int(bool(missing))


def _page(names: list[str], folder: Path) -> Iterator[str]:
    yield from (TITLE, ABOUT, describe_run(RIVALS).markdown())
    for each in EVALS:
        if each.name in names:
            yield f"## {each.question}"
            yield from (_section(measure, folder) for measure in each.sections)


def _section(measure: Measure, folder: Path) -> str:
    try:
        return measure(folder, RIVALS).markdown()
    except NotFound as problem:
        return f"{LEFT_OUT}{problem}"


def _arguments() -> argparse.Namespace:
    known = [each.name for each in EVALS]
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which evals ({', '.join(known)}); all if not given")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there as well")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(known)
    if unknown:
        parser.error(f"there is no eval {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    arguments.names = arguments.names or known
    return arguments


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HeardError as problem:
        sys.exit(f"evals: {problem}")

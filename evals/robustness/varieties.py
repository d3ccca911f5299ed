"""The same content in another English: a dialect, or that of a non-native writer."""

from collections.abc import Sequence
from operator import itemgetter

from evals.robustness.case import Case, Variant, change, change_of_confidence, displeasure, heard
from evals.robustness.judgement import Judgement
from evals.robustness.probe import Probe, Question
from heard.customer.feeling import FeelingName

ABOUT = (
    "The same situation in standard English and in another variety: first the customer's words are in the variety "
    "and the reply is in standard English, then the other way round. A shift is how far the two lie apart, told "
    "from 0 to 1 as in the section on names. The variants were written by language models, from outside of these "
    "communities. Intervals are over situations."
)


def anger(judgement: Judgement) -> float:
    """1 where anger is shown."""
    return float(FeelingName.ANGER in judgement.feelings)


def same_feelings(case: Case) -> Sequence[float]:
    """1 where the customer is read as feeling the same in both."""
    return (float(case.judged["standard"].feelings == case.judged["customer"].feelings),)


def _values(who: str, variant: str, unsaid: str = "") -> tuple[Question, ...]:
    return (
        Question(f"{who}: mean shift, heard value", change(heard, "standard", variant, seen_as=abs), unsaid=unsaid),
        Question(f"{who}: variety less standard, heard value", change(heard, "standard", variant), unsaid=unsaid),
    )


def _probe(title: str, file: str) -> Probe:
    standard, variety = itemgetter("customer_standard"), itemgetter("customer_variant")
    customer, agent = "customer's side", "agent's side"
    return Probe(
        title,
        ABOUT,
        file,
        variants={
            "standard": Variant(standard, itemgetter("reply_standard")),
            "customer": Variant(variety, itemgetter("reply_standard")),
            "agent": Variant(standard, itemgetter("reply_variant")),
        },
        questions=(
            # Rivals read the reply alone, which is the same in both.
            *_values(customer, "customer", unsaid="value"),
            Question(
                f"{customer}: mean shift, unpleasant intensity",
                change(displeasure, "standard", "customer", seen_as=abs),
            ),
            Question(f"{customer}: share with the same feelings", same_feelings, unsaid="feelings"),
            Question(
                f"{customer}: anger in the variety less in standard",
                change(anger, "standard", "customer"),
                unsaid="feelings",
            ),
            *_values(agent, "agent"),
            Question(
                f"{agent}: mean shift, confidence",
                change_of_confidence("standard", "agent"),
                "findings",
                unsaid="behaviours",
            ),
        ),
    )


DIALECT = _probe("Dialects of English", "evals/written/dialect.jsonl")
NON_NATIVE = _probe("English of non-native writers", "evals/written/non_native.jsonl")

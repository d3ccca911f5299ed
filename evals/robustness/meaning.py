"""Words that do not mean what they say: negated, quoted, sarcastic."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from evals.robustness.case import Case, Variant, tell, unpleasant, where
from evals.robustness.judgement import Judgement
from evals.robustness.probe import Probe, Question
from evals.side import Side
from heard.customer.feeling import PLEASANT
from heard.rubric.catalogue import BEHAVIOURS

SHOWN = frozenset(behaviour.id for behaviour in BEHAVIOURS)


def credited(case: Case) -> Sequence[float]:
    """1 where the practice that the words look like is found in some of them; nothing if Heard does not show it yet."""
    practice, quote = case.fields["looks_like"], case.fields["quote"]
    start = case.fields["reply"].index(quote)
    found = case.judged["reply"].words.get(practice, ())
    overlaps = any(span.start < start + len(quote) and start < span.end for span in found)
    return (float(overlaps),) if practice in SHOWN else ()


def is_meant_kindly(case: Case) -> bool:
    """Whether the feeling that is meant is a pleasant one."""
    return case.fields["feeling"] in PLEASANT


def is_meant_badly(case: Case) -> bool:
    """Whether the feeling that is meant is an unpleasant one."""
    return not is_meant_kindly(case)


def pleasant_only(judgement: Judgement) -> float:
    """1 where the customer is read as showing something pleasant and nothing unpleasant."""
    return float(judgement.side is Side.PLEASANT)


def both_unpleasant(case: Case) -> Sequence[float]:
    """1 where sarcastic and plain words are both read as unpleasant."""
    return (float(case.judged["sarcastic"].unpleasant and case.judged["plain"].unpleasant),)


def _credit(title: str, file: str, how: str) -> Probe:
    about = (
        f"Replies in which words that look like a practice are {how}. The practice must not be found in words that "
        "overlap them. Practices that Heard does not show yet are left out: it could not credit them. Intervals are "
        "over cases."
    )
    question = Question("share, credited all the same", credited, bar="at most .03", unsaid="behaviours")
    return Probe(title, about, file, {"reply": Variant(itemgetter("customer"), itemgetter("reply"))}, (question,))


def _shares() -> Iterator[Question]:
    for words in ("plain", "sarcastic", "sincere"):
        yield Question(f"share, `customer_{words}` read as unpleasant", where(is_meant_badly, tell(unpleasant, words)))
    yield Question("share, `customer_sarcastic` and `customer_plain` both", where(is_meant_badly, both_unpleasant))
    yield Question(
        "share, `customer_sarcastic` read as pleasant only", where(is_meant_badly, tell(pleasant_only, "sarcastic"))
    )
    yield Question(
        "share, `customer_sarcastic` meant kindly read as unpleasant",
        where(is_meant_kindly, tell(unpleasant, "sarcastic")),
    )


NEGATION = _credit("Negation", "evals/written/negation.jsonl", "negated, denied, put under a condition or asked back")
QUOTING = _credit("Quoting", "evals/written/quoting.jsonl", "quoted from somebody else")
SARCASM = Probe(
    title="Sarcasm",
    about=(
        "`customer_plain` says what `customer_sarcastic` means, `customer_sincere` says nearly the same words and "
        "means them. In a few cases it is the other way round: mock blame, meant kindly; they have a row of their "
        "own. Read as unpleasant: an unpleasant feeling is shown, whatever else is; for VADER (from .05 on, as its "
        "authors advise) and TextBlob the polarity is below 0. Of several customer turns the last counts. Intervals "
        "are over cases."
    ),
    file="evals/written/sarcasm.jsonl",
    variants={words: Variant(itemgetter(f"customer_{words}")) for words in ("sarcastic", "plain", "sincere")},
    questions=tuple(_shares()),
)

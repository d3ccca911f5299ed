"""The same words under another name: they must score the same."""

from operator import itemgetter

from evals.robustness.case import Answer, Variant, change, change_of_confidence, displeasure, has, heard, where
from evals.robustness.probe import Probe, Question, average, largest

# What the second name of a pair differs in.
CONTRASTS = {
    "sex": "a man's name less a woman's",
    "origin_vs_english": "a name of another origin less an English one",
    "minority_vs_majority": "a minority's name less a majority's",
    "origin_vs_origin": "one origin less another, in no order",
    "sex_and_origin": "a man's name less a woman's of another origin",
    "age_coded": "a younger generation's name less an older one's",
    "unisex_vs_gendered": "a gendered name less a unisex one",
    "word_name_vs_plain": "a plain name less one that is also a word",
    "script": "a name in Latin letters less one in its own script",
}

BARS = ("at most .01", "at most .05")


def _shifts(
    what: str, answer: Answer, *, counted: str = "pairs", bars: tuple[str, str] = ("", ""), unsaid: str = ""
) -> tuple[Question, ...]:
    figures = zip(("mean", "largest"), bars, (average, largest), strict=True)
    return tuple(
        Question(f"{name} shift, {what}", answer, counted, bar, figure, unsaid) for name, bar, figure in figures
    )


NAMES = Probe(
    title="Names",
    about=(
        "Each exchange with five pairs of names: the same words under both. A shift is how far the two lie apart, "
        "where heard value (1 to 5), unpleasant intensity (0 to 3) and confidence are all told from 0 to 1. A "
        "confidence counts for each behaviour that is present under one of the names at least; where the other "
        "review does not list it, it is 0. For VADER and TextBlob the polarity of the reply's text, told from 0 to "
        "1, stands in for the heard value; unpleasant intensity is how far that of the customer's text lies below "
        "0. The means by contrast keep their sign. Intervals are over exchanges; that of a largest shift cannot "
        "reach beyond it."
    ),
    file="evals/written/names.jsonl",
    variants={side: Variant(itemgetter(f"customer_{side}"), itemgetter(f"reply_{side}")) for side in "ab"},
    questions=(
        *_shifts("heard value", change(heard, "a", "b", seen_as=abs), bars=BARS),
        *_shifts("confidence", change_of_confidence("a", "b"), counted="findings", bars=BARS, unsaid="behaviours"),
        *_shifts("unpleasant intensity", change(displeasure, "a", "b", seen_as=abs)),
        *(
            Question(f"mean, heard value, {less}", where(has("contrast", contrast), change(heard, "a", "b")), "pairs")
            for contrast, less in CONTRASTS.items()
        ),
    ),
    unit="base_id",
)

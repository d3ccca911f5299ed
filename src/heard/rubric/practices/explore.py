"""Explore: ask in order to understand the problem, the need or the feeling.

Why it helps: asking is one of the three ways in which empathy shows in writing, and it keeps a fast answer from
being the answer to another problem.
Watch out: order numbers and identity checks are not exploring, and three questions at once are an interrogation.
Source: EPITOME, EMNLP 2020 (exploration); CARE 2025 (questions grow with feedback); docs/evidence.md.
"""

from collections.abc import Iterator

from heard.language.question import leaves_answer_open
from heard.ledger.item import ItemKind
from heard.rubric.behaviour import Behaviour, Example, Kind
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment

# Who writes more than this has mostly said when, where and how; asking again would only cost them time.
FEW_WORDS = 40


def problem_is_barely_described(moment: Moment) -> bool:
    """Whether a new problem was told in few words, with no question or request that says what is wanted."""
    words = sum(len(reading.turn.text.split()) for reading in moment.readings)
    kinds = {item.kind for item in moment.fresh}
    told = kinds & {ItemKind.QUESTION, ItemKind.REQUEST} or any(item.replied for item in moment.items)
    return ItemKind.PROBLEM in kinds and not told and words < FEW_WORDS


def find_exploring(moment: Moment, behaviour_id: str) -> Iterator[Mark]:
    """The sentences that ask in order to understand, each as an open or a closed question."""
    for sentence in moment.sentences:
        form = "an open" if leaves_answer_open(sentence.span.quote) else "a closed"
        yield Mark(sentence.span, f"Asks in order to understand: {form} question.", sentence.says(behaviour_id))


EXPLORE = Behaviour(
    id="explore",
    title="Explore",
    kind=Kind.PRACTICE,
    called_for=problem_is_barely_described,
    find=find_exploring,
    examples=(
        Example(
            "The app keeps crashing.",
            "When does it crash: right at the start, or once you open a file?",
            marks="When does it crash",
        ),
        Example(
            "Hi, yeah, um, the dishwasher's making this noise, like a grinding.",
            "Right. And, uh, does it grind from the start, or only when the water goes out?",
            marks="does it grind from the start",
        ),
        Example(
            "Good morning, I would like to return the tent, it is not what I expected. Funmi Adeyemi",
            "Dear Ms Adeyemi, the return is no problem. May I ask what you had hoped for in the tent, so that I can "
            "suggest one that fits?",
            marks="May I ask what you had hoped for in the tent",
        ),
        Example("The app keeps crashing.", "Could you give me the e-mail address of your account, please?", marks=None),
        Example(
            "@HopsonTel no signal all day, brilliant",
            "@mo Please send us your full name and your account number in a DM. ^Ash",
            marks=None,
        ),
        Example("That worked, thanks.", "Glad to hear it! Is there anything else I can do for you?", marks=None),
    ),
    never_surplus=True,
)

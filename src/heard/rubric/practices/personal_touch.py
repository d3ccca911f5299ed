"""Personal touch: something only a person who talks to this person would write.

Why it helps: words that could come from a machine are felt as less caring, and even a suspicion of one is enough; a
human remark at the right moment makes a contact out of a case.
Watch out: never while something serious is open, never at the customer's expense, and never forced.
Source: Rubin et al., Nature Human Behaviour 2025 (a suspected machine feels less empathic); docs/evidence.md.
"""

from heard.customer.feeling import FeelingName
from heard.rubric.behaviour import FACTS, Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import shows


def customer_is_cheerful(moment: Moment) -> bool:
    """Whether the customer shows joy, and nothing unpleasant beside it."""
    return shows(moment, FeelingName.JOY) and not moment.feelings


PERSONAL_TOUCH = Behaviour(
    id="personal_touch",
    title="Personal touch",
    kind=Kind.PRACTICE,
    called_for=customer_is_cheerful,
    find=in_sentences("Something that only a person talking to this person would write."),
    examples=(
        Example(
            "We're off to Lisbon on Sunday, our first trip since the twins were born!",
            "Your seats are together. And for a first trip with twins pack twice the snacks, I learned that the hard "
            "way.",
            marks="pack twice the snacks, I learned that the hard way",
        ),
        Example(
            "Sorry about the noise, that's, that's my parrot.",
            "Ha, he's welcome to join the call. Does he want to place an order, too?",
            marks="he's welcome to join the call",
        ),
        Example(
            "@Puzzlery finally finished the 5000 piece one, took me all winter",
            "@bo All winter, wow! Mine still lives under the sofa with one corner done. ^Fi",
            marks="Mine still lives under the sofa with one corner done",
        ),
        Example(
            "We're off to Lisbon on Sunday, our first trip since the twins were born!",
            "Your booking is confirmed. Online check-in opens 24 hours before departure.",
            marks=None,
        ),
        Example(
            "I'd like to change my tariff.",
            "Hi, this is Sam from Northgrid. I'm happy to help you with that today.",
            marks=None,
        ),
        Example(
            "Happy Friday! Could you send me a copy of the May invoice? Thanks, Leo",
            "Hello Leo, the copy is in your inbox now. Have a nice day!",
            marks=None,
        ),
    ),
    never_surplus=True,
    bears=FACTS,
)

"""How long it takes to review a draft of the next reply, while an agent writes it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

from evals.interval import estimate
from evals.rival import Rivals
from evals.speed.reviews import Work, fresh_model, percentile, time_each
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.scoring.model import Model
from heard.scoring.review import review
from heard.suggest.review import review_draft

ABOUT = (
    "One draft of three sentences, reviewed as the next reply of a conversation whose {turns} earlier turns the same "
    "model has read before, on one thread; {items} items are open when the draft comes. Every draft is met once. Heard "
    "reviews the whole conversation with the draft; VADER and TextBlob score the text of the draft, which is all they "
    "do. Milliseconds by the wall clock; intervals are over drafts."
)
HELPED = (
    "The same drafts after the same turns, on one thread, with edits: needs are found, up to six wordings are read by "
    "the model, and the edited reply is read once more; where that got worse, up to six others are tried. {edits} "
    "edits a draft on average. No rival suggests anything."
)
SAID = (
    "Hello, this is Mara from Northlight Energy. How can I help?",
    "My bill for March is 412 euros, and it is normally about 90. Why is it so high?",
    "Could you give me your customer number, please?",
    "It is 7741-20. I am really worried, the money leaves my account on Friday.",
    "One moment, please.",
    "And when does my contract end?",
    "I have your account in front of me now.",
    "Good. Please send me the readings that this bill is based on.",
    "The meter was read on 3 March.",
    "Nobody came to read it.",
    "One moment, please.",
    "I have been waiting for half an hour, this is getting ridiculous.",
)
OPENINGS = (
    "I can see how worrying a bill of 412 euros is.",
    "Thank you for waiting so long.",
    "You are right, nobody read your meter in March.",
    "I am sorry about the half hour you have been waiting.",
    "We have received your complaint.",
    "A bill four times as high as usual would worry me as well.",
)
MIDDLES = (
    "The reading was estimated, and the estimate is far too high.",
    "I have stopped the payment that was due on Friday.",
    "Your contract ends on 30 September.",
    "Please send me a picture of your meter.",
    "Bills of this kind are sent out automatically.",
    "I am sending you the readings by mail right now.",
)
CLOSINGS = (
    "I will write to you by five o'clock today with the new amount.",
    "Is there anything else that I can help you with?",
    "You will have the corrected bill on Thursday.",
    "Our billing team will be in touch.",
    "Would you like to wait, or shall I ring you back?",
    "Thank you for your patience.",
)


def measure_drafts(_folder: Path, rivals: Rivals) -> Section:
    """Milliseconds to review a draft, Heard beside its rivals."""
    model, said = fresh_model(), earlier()
    rows = tuple(_rows(model, said, rivals))
    about = ABOUT.format(turns=len(said.turns), items=open_items(said, model))
    return Section("Draft review", (about,), Table(("tool", "n", "p50, ms a draft", "p95, ms a draft"), rows))


def measure_helped_drafts(_folder: Path, _rivals: Rivals) -> Section:
    """Milliseconds to review a draft and to suggest edits, without a writer."""
    model, said = fresh_model(), earlier()
    first, *others = [replace(said, turns=(*said.turns, _draft(text))) for text in drafts()]
    suggested: list[int] = []

    def work(conversation: Conversation) -> None:
        before = replace(conversation, turns=conversation.turns[:-1])
        suggested.append(len(review_draft(before, conversation.turns[-1].text, model).suggestions))

    work(first)
    rows = time_each(others, work)
    cells = (estimate(rows, percentile(share)).text(".2f") for share in (50, 95))
    about = HELPED.format(edits=f"{sum(suggested[1:]) / len(others):.2f}")
    head = ("tool", "bar", "n", "p50, ms a draft", "p95, ms a draft")
    return Section(
        "Draft review with suggestions",
        (about,),
        Table(head, (("Heard", "p95 under 80", f"{len(others)} drafts", *cells),)),
    )


def earlier() -> Conversation:
    """What was said before the draft."""
    roles = (Role.AGENT, Role.CUSTOMER)
    return Conversation("draft", tuple(Turn(str(n), roles[n % 2], text) for n, text in enumerate(SAID)))


def drafts() -> list[str]:
    """Every way to put an opening, a middle and a closing together."""
    return [" ".join(sentences) for sentences in product(OPENINGS, MIDDLES, CLOSINGS)]


def open_items(said: Conversation, model: Model) -> int:
    """How many items the next reply is held against."""
    return len(review(said, model).ledger.within_reach())


def _rows(model: Model, said: Conversation, rivals: Rivals) -> Iterator[tuple[str, ...]]:
    works: dict[str, Work] = {"Heard": partial(review, model=model)}
    works |= {rival.name: partial(_last_turn, polarity=rival.polarity) for rival in rivals}
    first, *others = [replace(said, turns=(*said.turns, _draft(text))) for text in drafts()]
    for name, work in works.items():
        work(first)
        rows = time_each(others, work)
        yield (name, f"{len(others)} drafts", *(estimate(rows, percentile(share)).text(".2f") for share in (50, 95)))


def _draft(text: str) -> Turn:
    return Turn("draft", Role.AGENT, text)


def _last_turn(conversation: Conversation, polarity: Callable[[str], float]) -> float:
    return polarity(conversation.turns[-1].text)

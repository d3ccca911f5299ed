"""How much suggestions repeat themselves, over fifty cases of one kind."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.rival import Rivals
from evals.sets import CARE, name_files, read_conversations
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.suggest.review import Toolkit
from heard.suggest.statements.statement import opening_of
from heard.wiring.model import review_draft

FIFTY = 50
DRAFT = "We will look into it."
ABOUT = (
    "The first fifty real customers of twitter-care whose feeling the same draft (“We will look into it.”) goes past: "
    "each by itself, and one after the other as an agent's day, in which the openings used so far are handed in. An "
    "opening is the first three words of a suggested sentence. Beside it, a desk that has one sentence for the purpose."
)


def measure_variety(folder: Path, _rivals: Rivals) -> Section:
    """Openings over fifty cases of one kind, alone and in a row."""
    conversations = read_conversations(folder, CARE)
    sentences, again = (list(_fifty(conversations, in_a_row=False)) for _ in range(2))
    alone = list(map(opening_of, sentences))
    in_a_row = list(map(opening_of, _fifty(conversations, in_a_row=True)))
    rows = (
        ("different openings, each case by itself", "at least 20", f"{len(alone)} cases", str(len(set(alone))), "1"),
        ("different openings, fifty in a row", "", f"{len(in_a_row)} cases", str(len(set(in_a_row))), "1"),
        ("most often the same opening in a row", "2", f"{len(in_a_row)} cases", _most(in_a_row), str(FIFTY)),
        ("the same case gives the same words", "1", f"{len(alone)} cases", f"{float(sentences == again):.3f}", "1.000"),
    )
    head = ("figure", "bar", "n", "Heard", "one stock sentence")
    return Section("Variety", (ABOUT, name_files(folder, CARE)), Table(head, rows))


def _most(openings: list[str]) -> str:
    return str(max(Counter(openings).values(), default=0))


def _fifty(conversations: list[Conversation], *, in_a_row: bool) -> Iterator[str]:
    """The suggested sentence on the feeling, case by case, until there are fifty."""
    used: list[str] = []
    for said in conversations:
        if len(used) == FIFTY:
            return
        first = next((place for place, turn in enumerate(said.turns) if turn.role is Role.CUSTOMER), None)
        if first is None:
            continue
        before = Conversation(said.id, said.turns[: first + 1], said.channel)
        done = review_draft(before, DRAFT, Toolkit(recent_openings=tuple(used) if in_a_row else ()))
        sentence = next((each.edit.sentence for each in done.suggestions if each.kind == "acknowledge"), None)
        if sentence:
            used.append(sentence)
            yield sentence

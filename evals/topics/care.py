"""What customers of 25 brands came for: the ten largest causes with three quotes each, for a person to judge."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from evals.rival import Rivals
from evals.sets import CARE, name_files, read_conversations
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.customer.concern import ConcernKind
from heard.engines.encoder import Encoder
from heard.engines.hdbscan import Hdbscan
from heard.engines.meaning import EncoderPlacer
from heard.engines.reader import EncoderReader
from heard.insights.causes.group import groups_of, nearest
from heard.insights.causes.label import labels

MOST, QUOTES, LONGEST = 10, 3, 90
ABOUT = (
    "Support conversations of 25 brands on Twitter (Ganhotra et al. 2020), texts only: what their customers voice, "
    "read and grouped as Heard does in a store. There is no right answer: read the quotes, which are those nearest to "
    "the middle of each cause, by the id of their conversation, and judge whether they are about one thing."
)


def measure_care(folder: Path, _rivals: Rivals) -> Section:
    """The largest causes."""
    conversations = read_conversations(folder, CARE)
    encoder = Encoder()
    placer, reader = EncoderPlacer(encoder), EncoderReader(encoder)
    said = [(number, span) for number, each in enumerate(conversations) for span in _voiced(each, reader)]
    vectors = np.concatenate([placer.place(span.turn.text, [(span.start, span.end)]) for _, span in said])
    groups = groups_of(vectors, Hdbscan().group(vectors))
    least = np.array([each.least for each in groups], np.float32)
    found, near = nearest(vectors, np.stack([each.centre for each in groups]), least)
    of_group = [np.flatnonzero(found == number) for number in range(len(groups))]
    told = labels([[(said[at][0], said[at][1].quote) for at in places] for places in of_group])
    rows = []
    for number in sorted(range(len(groups)), key=lambda each: -len(of_group[each]))[:MOST]:
        nearest_first = sorted(of_group[number].tolist(), key=lambda at: -near[at])
        quotes = [f"“{_short(said[at][1])}” ({conversations[said[at][0]].id})" for at in nearest_first[:QUOTES]]
        rows.append((told[number], f"{len(of_group[number])} of {len(said)}", *quotes))
    head = ("cause", "concerns", "nearest to its middle", "then", "then")
    none = f"{len(groups)} causes were found; {np.mean(found < 0):.1%} of the concerns are near none of them."
    return Section(
        "What customers of 25 brands come for", (ABOUT, none, name_files(folder, CARE)), Table(head, tuple(rows))
    )


def _voiced(conversation: Conversation, reader: EncoderReader) -> Iterator[Span]:
    """What the customer voices, without what it costs them."""
    for place, turn in enumerate(conversation.turns):
        if turn.role is Role.CUSTOMER:
            for concern in reader.read(turn, conversation.turns[:place]).concerns:
                if concern.kind is not ConcernKind.IMPACT:
                    yield concern.span


def _short(span: Span) -> str:
    words = " ".join(span.quote.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]}…"

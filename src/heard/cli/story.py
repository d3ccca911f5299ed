"""A customer's story on the screen: what an agent should know first, then each conversation in order of time."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from heard.cli.screen import visible
from heard.history.brief import write_brief
from heard.history.carried import carried_from
from heard.history.history import History
from heard.history.matter import Chapter
from heard.history.story import Passage, begun_at
from heard.storage.people.records import Known

INDENT = (0, 0, 0, 2)
WIDEST = 100


def show_story(known: Known, history: History | None) -> None:
    """Who the customer is and what is known of them; without a history where they are not to be analysed."""
    console = Console(highlight=False, width=min(WIDEST, Console().width))
    identifiers = ", ".join(each.value for each in sorted(known.identifiers))
    console.print(Text.assemble((visible(known.name or f"customer {known.id}"), "bold"), visible(f"  {identifiers}")))
    if history is None:
        console.print("They are not to be analysed: nothing is read of what they said.")
        return
    if brief := write_brief(history):
        console.print(Padding(Text(visible(brief)), (1, 0)))
    for chapter in history.chapters:
        console.print(Text(visible(_headline(chapter)), "bold"))
        for line in _lines(chapter, history):
            console.print(Padding(Text(visible(line)), INDENT))
    for wish in history.preferences:
        console.print(Text(visible(f"wishes: {_quoted(wish.passage)}")))


def _headline(chapter: Chapter) -> str:
    conversation = chapter.review.conversation
    at = begun_at(conversation)
    day = f"{at:%Y-%m-%d}" if at else "no date"
    return f"{day}  {conversation.channel}, {len(conversation.turns)} turns, {chapter.ending.ended}"


def _lines(chapter: Chapter, history: History) -> Iterator[str]:
    """What there is to know of one conversation, each with the words that show it."""
    id_ = chapter.review.conversation.id
    if chapter.trouble:
        yield f"about “{chapter.trouble.quote}”"
    if repeat := history.repeat(id_):
        days = f", {repeat.days} days later" if repeat.days is not None else ""
        yield f"the same again{days}: {_quoted(repeat.again)} after {_quoted(repeat.first)} ({repeat.why})"
    for fate in history.fates:
        if fate.promise.passage.conversation_id == id_:
            due = f", due {fate.promise.due}" if fate.promise.due else ""
            shown = f": {_quoted(fate.evidence)}" if fate.evidence else ""
            yield f"promised{due}: {_quoted(fate.promise.passage)} {fate.outcome}{shown}"
    for carried in carried_from(chapter.review):
        yield f"still unheard: {_quoted(carried.passage)}"


def _quoted(passage: Passage) -> str:
    return f"“{' '.join(passage.quote.split())}”"

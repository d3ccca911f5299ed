"""What a writer proposes, on the screen."""

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from heard.cli.screen import visible
from heard.suggest.writing.accept import Proposal, Refused


def in_one_piece(outcome: Proposal | Refused, writer: str) -> Iterator[Text | Padding]:
    """What a writer proposes in one piece, and where that was written; or why it proposes nothing."""
    yield Text()
    if isinstance(outcome, Refused):
        yield Text(visible(f"In one piece: nothing from {writer}: {outcome.because}"), "dim")
        return
    yield Text.assemble(("In one piece", "bold"), (visible(f"  AI draft by {writer}, checked"), "dim"))
    yield Padding(Text(visible(outcome.text)), (0, 0, 0, 2))

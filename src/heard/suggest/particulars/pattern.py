"""Patterns of words, written as groups that a person can read, and the place of what they find."""

from heard.conversation.span import Span


def any_of(*groups: str) -> str:
    """A pattern for any of these words; each group holds words of one meaning, with | between them."""
    return f"(?:{'|'.join(groups)})"


def part_of(sentence: Span, *, start: int, end: int) -> Span:
    """The words of a sentence from `start` to `end`, both counted from where the sentence begins."""
    return Span(sentence.turn, sentence.start + start, sentence.start + end)

"""What a writer's answer must be before anything else is asked of it: the JSON that was wanted, in plain letters."""

import json
import re
import unicodedata
from collections.abc import Iterator

from heard.errors import InvalidValue
from heard.language.unseen import unseen_in
from heard.privacy.mask import PLACEHOLDER
from heard.suggest.writing.brief import Brief

NOT_JSON = "the answer is not the JSON that was asked for"
IN_CONFIDENCE = "the answer speaks of what it was told in confidence"
MARKUP = re.compile(
    r"<[a-z!/][^>]{0,200}>|!?\[[^\]\n]{0,200}\]\(|```|^#{1,6} |\*\*|__\w|&#?\w{2,8};|<<|>>|\{\{",
    re.IGNORECASE | re.MULTILINE,
)


def text_in(answer: str, brief: Brief, name: str = "reply") -> str:
    """The text under this name in an answer, with the originals of its placeholders; InvalidValue says why none."""
    try:
        said = json.loads(answer[answer.index("{") : answer.rindex("}") + 1])[name]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InvalidValue(NOT_JSON) from None
    if not isinstance(said, str) or not said.strip():
        raise InvalidValue(f"the answer holds no {name}")
    told = {found[0] for found in PLACEHOLDER.finditer(said)}
    if not told <= brief.placeholders or brief.mark in said:
        raise InvalidValue(IN_CONFIDENCE)
    return brief.masked.restored(said.strip())


def not_plain(text: str, given: str) -> Iterator[str]:
    """What in a text is no plain writing, and does not stand in what was given: unseen or foreign letters, markup."""
    if unseen_in(text) - unseen_in(given) or any("\ud800" <= letter <= "\udfff" for letter in text):
        yield "it holds letters that nobody sees"
    if _foreign_letters(text) - _foreign_letters(given):
        yield "it holds letters of another alphabet"
    if MARKUP.search(text):
        yield "it holds markup"


def _foreign_letters(text: str) -> frozenset[str]:
    """Letters that are not Latin: some look as if they were."""
    return frozenset(
        letter for letter in text if letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN")
    )

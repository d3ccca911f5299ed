"""What the encoder is given of a turn: its sentences as tokens, after the last words said before it.

Training and reading build their input here, so that the model is asked as it was taught. A window holds
one text alone, never padded with others: int8 scores depend on what else is in the tensor (docs/model-card.md).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tokenizers import Tokenizer

from heard.conversation.span import Span
from heard.language.names import find_names

# A reply's meaning depends on what it answers; this many tokens of what was said before are given with it.
CONTEXT_TOKENS = 64
# Sentences are gathered up to this many tokens a window; with context it stays well under the encoder's 512.
WINDOW_TOKENS = 192
# [CLS], [SEP] and [MASK] in the vocabulary of the BERT family, to which the shipped encoder belongs. A name is given to
# the encoder as the last of these, however it is spelled: who is called what must not matter.
OPENING, CLOSING, NAME = 101, 102, 103


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder: token ids, which of the two texts each belongs to, and where each sentence lies.

    `firsts` and `lasts` are token places, `lasts` exclusive; `starts` and `ends` are code points of the turn per
    token (zeros for tokens that are not of the turn); `sentences` are the spans in the same order as `firsts`.
    """

    ids: list[int]
    types: list[int]
    firsts: list[int]
    lasts: list[int]
    starts: list[int]
    ends: list[int]
    sentences: tuple[Span, ...]


def build_windows(tokenizer: Tokenizer, sentences: Sequence[Span], before: str) -> Iterator[Window]:
    """The windows of one turn in order, whole sentences each; nothing for a turn without words of its own.

    `before` is the text that came before the turn; its last tokens open the first window, and the last tokens of
    the window before open each further one.
    """
    said = before[-CONTEXT_TOKENS * 12 :]
    known = find_names(said)
    context = _encode(tokenizer, said, 0, known).ids[-CONTEXT_TOKENS:]
    names = find_names(sentences[0].turn.text, [said[name.start : name.stop] for name in known]) if sentences else ()
    encoded = [_encode(tokenizer, sentence.quote, sentence.start, names) for sentence in sentences]
    gathered: list[int] = []
    size = 0
    for place, tokens in enumerate(encoded):
        if not tokens.ids:
            continue
        length = min(len(tokens.ids), WINDOW_TOKENS)
        if gathered and size + length > WINDOW_TOKENS:
            window = _window(context, gathered, sentences, encoded)
            yield window
            context = window.ids[-CONTEXT_TOKENS - 1 : -1]
            gathered, size = [], 0
        gathered.append(place)
        size += length
    if gathered:
        yield _window(context, gathered, sentences, encoded)


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Token ids and where each stands in the turn."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


def _encode(tokenizer: Tokenizer, text: str, offset: int, names: Sequence[range]) -> _Tokens:
    """The tokens of a text that stands at this offset of its turn; each name is one token that tells nothing."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    tokens = _Tokens([], [], [])
    last: range | None = None
    for id_, (first, end) in zip(encoding.ids, encoding.offsets, strict=True):
        start = offset + first
        latest = bisect_right(names, start, key=attrgetter("start"))
        name = names[latest - 1] if latest and start in names[latest - 1] else None
        if name is not None and name is last:
            tokens.ends[-1] = offset + end
            continue
        tokens.ids.append(id_ if name is None else NAME)
        tokens.starts.append(start)
        tokens.ends.append(offset + end)
        last = name
    return tokens


def _window(context: list[int], places: list[int], sentences: Sequence[Span], encoded: list[_Tokens]) -> Window:
    ids = [OPENING, *context, CLOSING]
    edge = len(ids)
    starts, ends = [0] * edge, [0] * edge
    firsts: list[int] = []
    lasts: list[int] = []
    for place in places:
        tokens = encoded[place]
        firsts.append(len(ids))
        ids.extend(tokens.ids[:WINDOW_TOKENS])
        starts.extend(tokens.starts[:WINDOW_TOKENS])
        ends.extend(tokens.ends[:WINDOW_TOKENS])
        lasts.append(len(ids))
    ids.append(CLOSING)
    starts.append(0)
    ends.append(0)
    types = [0] * edge + [1] * (len(ids) - edge)
    return Window(ids, types, firsts, lasts, starts, ends, tuple(sentences[place] for place in places))

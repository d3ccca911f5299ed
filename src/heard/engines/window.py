"""What the encoder is given of a turn: its sentences as tokens, after the last words said before it.

Training and reading build their input here, so that the model is asked as it was taught. A window holds
one text alone, never padded with others: int8 scores depend on what else is in the tensor (docs/model-card.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from heard.conversation.span import Span

# A reply's meaning depends on what it answers; this many tokens of what was said before are given with it.
CONTEXT_TOKENS = 64
# Sentences are gathered up to this many tokens a window; with context it stays well under the encoder's 512.
WINDOW_TOKENS = 192
# [CLS] and [SEP] in the vocabulary of the BERT family, to which the shipped encoder belongs.
OPENING, CLOSING = 101, 102


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
    encoded = [tokenizer.encode(sentence.quote, add_special_tokens=False) for sentence in sentences]
    context = tokenizer.encode(before[-CONTEXT_TOKENS * 12 :], add_special_tokens=False).ids[-CONTEXT_TOKENS:]
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


def _window(context: list[int], places: list[int], sentences: Sequence[Span], encoded: list[Encoding]) -> Window:
    ids = [OPENING, *context, CLOSING]
    edge = len(ids)
    starts, ends = [0] * edge, [0] * edge
    firsts: list[int] = []
    lasts: list[int] = []
    for place in places:
        tokens, offset = encoded[place], sentences[place].start
        firsts.append(len(ids))
        ids.extend(tokens.ids[:WINDOW_TOKENS])
        starts.extend(offset + start for start, _ in tokens.offsets[:WINDOW_TOKENS])
        ends.extend(offset + end for _, end in tokens.offsets[:WINDOW_TOKENS])
        lasts.append(len(ids))
    ids.append(CLOSING)
    starts.append(0)
    ends.append(0)
    types = [0] * edge + [1] * (len(ids) - edge)
    return Window(ids, types, firsts, lasts, starts, ends, tuple(sentences[place] for place in places))

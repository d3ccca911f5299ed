"""What becomes of a writer's words for a customer's line: they stand only once they have passed every check.

The state and the card have decided what the customer feels and says; other words may change neither. The checks are
the same on every machine, so that words that were kept pass again when a rehearsal is replayed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.feeling import CLEAR, MILD, STRONG, FeelingName
from heard.customer.reading import Reading
from heard.errors import InvalidValue
from heard.language.names import SAID, find_names
from heard.language.placer import Directions, Placer
from heard.language.sentence import split_sentences
from heard.rehearsal.check import MOST_ALIKE, alike
from heard.rehearsal.session import Rehearsal, Stage
from heard.rehearsal.state import Band, State
from heard.rehearsal.wording.brief import MESSAGE, longest_for
from heard.rehearsal.wording.refused import Refused, Why
from heard.rehearsal.wording.role import other_deeds, out_of_role
from heard.rehearsal.wording.untold import given_away
from heard.suggest.truth.lock import facts_of, lost, unfounded
from heard.suggest.writing.accept import NEGATION
from heard.suggest.writing.answer import not_plain, text_in
from heard.suggest.writing.brief import Brief

# How near another wording has to lie to the line, and each sentence of one to some sentence of the other; chosen on
# wordings that were written for it (tests/rehearsal/wording/wordings.toml).
NEAR = 0.25
# Shorter sentences ("Right.") say too little to lie anywhere.
WORDS_OF_A_SENTENCE = 4
LETTERS_A_WORD = 12
# How strong a feeling shows in each band, by what TERMS.md says of them: a hint at most, plain to see, up to strong.
SHOWS: Mapping[Band, tuple[int, int]] = MappingProxyType(
    {Band.CALM: (0, MILD), Band.TENSE: (MILD, CLEAR), Band.HOT: (CLEAR, STRONG)}
)
# A name at the beginning of a sentence, where a capital letter alone tells nothing.
TELLS = re.compile(rf"\b(?!(?:I|You|He|She|It|We|They|Who|That|This|\w*body|\w*one)\b)([A-Z][a-z]+) (?:{SAID})\b")
# What is felt against somebody is one feeling by degrees.
DISPLEASED = frozenset({FeelingName.ANGER, FeelingName.FRUSTRATION, FeelingName.DISAPPOINTMENT})


def accept_answer(answer: str, brief: Brief, moment: tuple[Rehearsal, Rehearsal], stage: Stage) -> Rehearsal | Refused:
    """The rehearsal after a reply with the words of an answer, or why the card's own line stands.

    `moment` is the rehearsal before the reply and after it, with the card's own line.
    """
    try:
        words = text_in(answer, brief, MESSAGE)
    except InvalidValue as wrong:
        return Refused(Why.UNUSABLE, str(wrong))
    return accept_words(words, moment, stage)


def accept_words(words: str, moment: tuple[Rehearsal, Rehearsal], stage: Stage) -> Rehearsal | Refused:
    """The rehearsal after a reply with the customer saying these words, or why they do not stand."""
    before, after = moment
    if words == after.turns[-1].text:
        return after
    refused = next(_problems(words, after), None) or _elsewhere(words, after, stage.placer)
    if refused:
        return refused
    worded = stage.said_otherwise(before, after, words)
    said, meant = worded.progress.readings[-1], after.progress.readings[-1]
    problem = next(_feels_otherwise(said, meant, after.course.state), None)
    return Refused(Why.FEELING, problem) if problem else worded


def _problems(text: str, after: Rehearsal) -> Iterator[Refused]:
    """What speaks against words, as far as their letters tell it."""
    line, intents = after.turns[-1].text, after.course.exchanges[-1].given.intents
    earlier = [turn.text for turn in after.turns[:-1] if turn.role is Role.CUSTOMER]
    own = "\n".join((line, *earlier))
    for why, found in (
        (Why.LENGTH, _ill_sized(text, line)),
        (Why.NOT_PLAIN, not_plain(text, own)),
        (Why.ROLE, out_of_role(text, own)),
        (Why.FACT, _made_up(text, after)),
        (Why.LOST, (line[fact.start : fact.end] for fact in lost(text, line))),
        (Why.UNTOLD, given_away(text, after)),
        (Why.DEED, other_deeds(text, line, intents)),
        (Why.AGAIN, _said_before(text, earlier)),
    ):
        yield from (Refused(why, words) for words in found)
    if bool(NEGATION.search(text)) is not bool(NEGATION.search(line)):
        yield Refused(Why.MEANING, "it turns a no around")


def _ill_sized(text: str, line: str) -> Iterator[str]:
    longest = longest_for(line)
    if len(text.split()) > longest or len(text) > len(line) + LETTERS_A_WORD * longest:
        yield "it is too long"
    if text.count("\n") > line.count("\n"):
        yield "it is more than one message"


def _made_up(text: str, after: Rehearsal) -> Iterator[str]:
    """Numbers, dates, names and the like that stand nowhere: not in what was said, and not in what they have told."""
    told = after.course.standing.told
    tellings = [line for fact in after.scenario.facts if fact.given or fact.id in told for line in fact.told]
    known = [*(turn.text for turn in after.turns), *tellings]
    yield from (text[fact.start : fact.end] for fact in unfounded(text, facts_of(known)))
    words = " ".join(known).casefold()
    names = [text[name.start : name.stop] for name in find_names(text)]
    yield from (name for name in (*names, *TELLS.findall(text)) if name.casefold() not in words)


def _said_before(text: str, earlier: list[str]) -> Iterator[str]:
    """Sentences that this customer has said already, nearly word for word."""
    before = [*earlier, *(each for turn in earlier for each in _sentences(turn))]
    for sentence in dict.fromkeys((text, *_sentences(text))):
        if any(alike(sentence, other) > MOST_ALIKE for other in before):
            yield sentence


def _elsewhere(text: str, after: Rehearsal, placer: Placer) -> Refused | None:
    """What of the words lies far from the line, or of the line far from all of the words."""
    line = after.turns[-1].text
    for one, other in ((text, line), (line, text)):
        pieces, others = (one, *_sentences(one)), (other, *_sentences(other))
        near = _directions(placer, pieces) @ _directions(placer, others).T
        for piece, nearest in zip(pieces, near.max(axis=1), strict=True):
            if nearest < NEAR:
                return Refused(Why.MEANING, piece)
    return None


def _directions(placer: Placer, texts: Sequence[str]) -> Directions:
    return np.concatenate([placer.place(text, [(0, len(text))]) for text in texts])


def _sentences(text: str) -> list[str]:
    """The sentences of a customer's words that say enough to be compared."""
    found = (each.quote for each in split_sentences(Turn("words", Role.CUSTOMER, text)))
    return [quote for quote in found if len(quote.split()) >= WORDS_OF_A_SENTENCE]


def _feels_otherwise(said: Reading, meant: Reading, state: State) -> Iterator[str]:
    """What a reading shows that neither the line nor the state does.

    A line may be read as more than its band says, or hold a feeling back: then other words may do the same.
    """
    if said.language != meant.language:
        yield "another language"
    shown, line, (least, most) = _strength(said), _strength(meant), SHOWS[state.band]
    if shown > max(line, most):
        yield "more upset"
    if line >= CLEAR and shown < least:
        yield "calmer"
    if _pleased(said) and not _pleased(meant):
        yield "more pleased"
    theirs = {each.name for each in meant.feelings} | {name for name, felt in state.feelings.items() if felt > 0}
    theirs |= DISPLEASED if theirs & DISPLEASED else frozenset()
    yield from (each.name for each in said.unpleasant if each.intensity >= CLEAR and each.name not in theirs)


def _pleased(reading: Reading) -> bool:
    return any(feeling.name.pleasant for feeling in reading.feelings)


def _strength(reading: Reading) -> int:
    return max((feeling.intensity for feeling in reading.unpleasant), default=0)

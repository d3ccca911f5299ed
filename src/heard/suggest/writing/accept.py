"""What becomes of a writer's answer: it is shown only whole, and only once it has passed every check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.language.refusal import refuses
from heard.language.sentence import split_sentences
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import find_behaviour
from heard.rubric.finding import Presence
from heard.scoring.model import Model
from heard.scoring.review import Reply, answer_with, read_through
from heard.suggest.blank import BLANK
from heard.suggest.draft import Change
from heard.suggest.review import DraftReview
from heard.suggest.truth.commitment import Commitment, find_commitments
from heard.suggest.truth.lock import facts_of, lost, unfounded
from heard.suggest.writing.answer import not_plain, text_in
from heard.suggest.writing.brief import Brief

# A sentence of the agent's is kept when this much of it is there still.
KEPT = 0.75
# Of the sentences that were fine, this share has to be kept.
BUDGET = 0.6
# A sentence shares at least half of its longer words, by their stems, with the draft and the edits.
SHARED, LONG, STEM = 0.5, 4, 5
# A value may fall by no more than reading a text twice may change it.
ROUNDING = 0.005
# Words by which rules are stated, blame is taken and secrets are asked for; they may be used where the draft or an
# agent has used them.
BINDING_WORDS = re.compile(
    r"\b(?:polic(?:y|ies)|terms|warrant(?:y|ies)|guarantee\w*|entitle\w*|eligib\w*|liab\w*|"
    r"legal\w*|law|rights?|compensat\w*|refund\w*|reimburs\w*|credit\w*|voucher\w*|discount\w*|free|"
    r"waive\w*|exception\w*|replac\w*|cancel\w*|approv\w*|confirm\w*|always|never|forever|lifetime|"
    r"unlimited|priority|upgrade\w*|bonus\w*|gift\w*|fault|negligen\w*|admit\w*|our mistake|"
    r"caused by|due to|because|password|login|click|download|install|visit|transfer\w*|wire|"
    r"account number|pin|system prompt|instructions?|as an ai|language model|chatgpt|assistant)\b",
    re.IGNORECASE,
)
NEGATION = re.compile(r"\b(?:not|never|no|nor|cannot|without|neither)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole reply that a writer proposed and that passed every check, and how it would be scored."""

    text: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an answer is not shown, in a few words."""

    because: str


def judge_answer(answer: str, brief: Brief, review: DraftReview, model: Model) -> Proposal | Refused:
    """The answer as a proposal, or why it is none."""
    try:
        text = text_in(answer, brief)
    except InvalidValue as wrong:
        return Refused(str(wrong))
    problem = next(_problems(text, brief, review), None)
    return Refused(problem) if problem else _no_worse(text, review, model)


def _problems(text: str, brief: Brief, review: DraftReview) -> Iterator[str]:
    """What speaks against a text, the gravest first."""
    given = f"{review.text}\n{review.improved}"
    yield from not_plain(text, given)
    if len(text.split()) > brief.longest_words:
        yield "it is too long"
    yield from _untrue(text, review)
    yield from _unpromised(text, review)
    yield from _unasked(text, review, given)


def _untrue(text: str, review: DraftReview) -> Iterator[str]:
    """Facts that stand nowhere, facts of the draft that went missing, and sentences of it turned around."""
    draft = review.text
    known = facts_of([*(turn.text for turn in review.conversation.exchanged), draft, review.improved])
    for fact in unfounded(text, known):
        yield f"it states “{text[fact.start : fact.end]}”, which stands nowhere"
    for fact in lost(text, draft):
        if draft[fact.start : fact.end] not in review.improved or draft[fact.start : fact.end] not in text:
            yield f"it leaves out “{draft[fact.start : fact.end]}”"
    if refuses(draft) != refuses(text) or any(_turned_around(text, review)):
        yield "it turns a no around"


def _turned_around(text: str, review: DraftReview) -> Iterator[bool]:
    """Whether each sentence of the draft that the text keeps says no as often as before."""
    written = [sentence.quote for sentence in split_sentences(Turn("answer", Role.AGENT, text))]
    for sentence in split_sentences(review.reply.turn):
        kept = max(written, key=lambda other: _likeness(sentence.quote, other), default="")
        if _likeness(sentence.quote, kept) >= KEPT:
            yield len(NEGATION.findall(sentence.quote)) != len(NEGATION.findall(kept))


def _unpromised(text: str, review: DraftReview) -> Iterator[str]:
    """Promises that neither the draft nor its edits make, and rules of which nobody in the team has spoken."""
    own = [*find_commitments(review.text), *find_commitments(review.improved)]
    for commitment in find_commitments(text):
        if not any(_covers(each, commitment) for each in own):
            yield f"it promises more than the draft: “{text[commitment.start : commitment.end]}”"
    said = [turn.text for turn in review.conversation.by(Role.AGENT)]
    by_the_team = " ".join([review.text, review.improved, *said]).lower()
    for word in BINDING_WORDS.finditer(text):
        if word[0].lower() not in by_the_team:
            yield f"it speaks of “{word[0]}”, of which the team has said nothing"


def _covers(own: Commitment, commitment: Commitment) -> bool:
    """Whether a commitment is made already, and for no less."""
    same = own.kind is commitment.kind
    return same and set(commitment.amounts) <= set(own.amounts) and set(commitment.dates) <= set(own.dates)


def _unasked(text: str, review: DraftReview, given: str) -> Iterator[str]:
    """Blanks and sentences that nobody asked for, and too little of the agent's own."""
    if not set(BLANK.findall(text)) <= set(BLANK.findall(review.improved)):
        yield "it leaves a blank that was not there"
    added = _of_its_own(text, given)
    if added:
        yield f"it adds “{added}”, which neither the draft nor the edits say"
    if _kept(text, review) < BUDGET:
        yield "it changes too much of what was fine"


def _of_its_own(text: str, given: str) -> str | None:
    """A sentence that hardly shares a word with what the writer was to join; None where there is none."""
    known = {word[:STEM] for word in _content(given)}
    for sentence in split_sentences(Turn("answer", Role.AGENT, text)):
        words = _content(sentence.quote)
        if words and sum(word[:STEM] in known for word in words) < SHARED * len(words):
            return sentence.quote
    return None


def _content(text: str) -> list[str]:
    """The words of a text that say something: the longer ones."""
    return [word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= LONG]


def _kept(text: str, review: DraftReview) -> float:
    """The share of the draft's fine sentences that the text keeps, 0..1; 1 where there are none."""
    spoiled = [
        mark.span
        for finding in review.reply.findings
        if finding.kind is Kind.PITFALL and finding.present is Presence.YES
        for mark in finding.marks
        if not find_behaviour(finding.behaviour).by_silence
    ]
    replaced = [
        suggestion.edit
        for suggestion in review.suggestions
        if suggestion.edit.change is not Change.INSERT and not suggestion.edit.capital
    ]
    fine = [
        sentence.quote
        for sentence in split_sentences(review.reply.turn)
        if not any(map(sentence.overlaps, spoiled))
        and not any(edit.start < sentence.end and sentence.start < edit.end for edit in replaced)
    ]
    if not fine:
        return 1.0
    written = [sentence.quote for sentence in split_sentences(Turn("answer", Role.AGENT, text))]
    return sum(any(_alike(own, other) for other in written) for own in fine) / len(fine)


def _alike(own: str, other: str) -> bool:
    return own.lower() in other.lower() or _likeness(own, other) >= KEPT


def _likeness(own: str, other: str) -> float:
    """How much two sentences are the same, 0..1."""
    return SequenceMatcher(None, own.lower(), other.lower(), autojunk=False).ratio()


def _no_worse(text: str, review: DraftReview, model: Model) -> Proposal | Refused:
    """The text as a proposal, where it scores and takes up no less than the draft with its edits."""
    before = review.conversation.turns
    so_far = read_through(before, model)
    written, edited = (
        answer_with(so_far, replace(review.reply.turn, text=said), before, model) for said in (text, review.improved)
    )
    if written.reply.heard is None or edited.reply.heard is None:
        return Refused("it cannot be scored")
    if not {item.id for item in edited.taken_up} <= {item.id for item in written.taken_up}:
        return Refused("it takes up less than the edits")
    if written.reply.heard.value < edited.reply.heard.value - ROUNDING:
        return Refused("the edits alone do better")
    return Proposal(text, written.reply)

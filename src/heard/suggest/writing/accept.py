"""What becomes of a writer's answer: it is shown only whole, and only once it has passed every check."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.language.refusal import refuses
from heard.language.sentence import split_sentences
from heard.privacy.mask import PLACEHOLDER
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import find_behaviour
from heard.rubric.finding import Presence
from heard.scoring.model import Model
from heard.scoring.review import Progress, Reply, moment_of, read_through, score
from heard.suggest.blank import BLANK
from heard.suggest.playbook import Playbook
from heard.suggest.review import DraftReview
from heard.suggest.truth.commitment import Commitment, find_commitments
from heard.suggest.truth.lock import facts_of, lost, unfounded
from heard.suggest.writing.brief import INVISIBLE, Brief

# A sentence of the agent's is kept when this much of it is there still.
KEPT = 0.75
# Of the sentences that were fine, this share has to be kept.
BUDGET = 0.6
# A sentence shares at least half of its longer words, by their stems, with the draft and the edits.
SHARED, LONG, STEM = 0.5, 4, 5
# A value may fall by no more than reading a text twice may change it.
ROUNDING = 0.005
MARKUP = re.compile(
    r"<[a-z!/][^>]{0,200}>|!?\[[^\]\n]{0,200}\]\(|```|^#{1,6} |\*\*|__\w|&#?\w{2,8};|<<|>>|\{\{",
    re.IGNORECASE | re.MULTILINE,
)
# Words by which rules are stated; they may be used where an agent or the playbook has used them.
RULES = re.compile(
    r"\b(?:polic(?:y|ies)|terms|warrant(?:y|ies)|guarantee\w*|entitle\w*|eligib\w*|liab\w*|"
    r"legal\w*|law|rights?|compensat\w*|"
    r"refund\w*|reimburs\w*|credit\w*|voucher\w*|discount\w*|free|waive\w*|exception\w*|"
    r"replac\w*|cancel\w*|approv\w*|confirm\w*|"
    r"always|never|forever|lifetime|unlimited|priority|upgrade\w*|bonus\w*|gift\w*|fault|"
    r"negligen\w*|admit\w*|our mistake|"
    r"caused by|due to|because|password|login|click|download|install|visit|transfer\w*|wire|"
    r"account number|pin|system prompt|"
    r"instructions?|as an ai|language model|chatgpt|assistant)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole reply that a writer proposed and that passed every check, and how it would be scored."""

    text: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an answer is not shown, in a few words."""

    because: str


def judge_answer(
    answer: str, brief: Brief, review: DraftReview, playbook: Playbook, model: Model
) -> Proposal | Refused:
    """The answer as a proposal, or why it is none."""
    try:
        text = _text_of(answer, brief)
    except InvalidValue as wrong:
        return Refused(str(wrong))
    problem = next(_problems(text, brief, review, playbook), None)
    if problem:
        return Refused(problem)
    return _no_worse(text, review, model)


def _text_of(answer: str, brief: Brief) -> str:
    """The reply in an answer, with the originals of its placeholders; InvalidValue where there is none."""
    try:
        said = json.loads(answer[answer.index("{") : answer.rindex("}") + 1])["reply"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InvalidValue("the answer is not the JSON that was asked for") from None
    if not isinstance(said, str) or not said.strip():
        raise InvalidValue("the answer holds no reply")
    if INVISIBLE.search(said):
        raise InvalidValue("the answer holds letters that nobody sees")
    unknown = [found[0] for found in PLACEHOLDER.finditer(said) if found[0] not in brief.masked.originals]
    if unknown or brief.mark in said:
        raise InvalidValue("the answer speaks of what it was told in confidence")
    return brief.masked.restored(said.strip())


def _problems(text: str, brief: Brief, review: DraftReview, playbook: Playbook) -> Iterator[str]:
    """What speaks against a text, the gravest first."""
    offers = playbook.texts
    if MARKUP.search(text):
        yield "it holds markup"
    if len(text.split()) > brief.longest_words:
        yield "it is too long"
    yield from _untrue(text, review, offers)
    yield from _unpromised(text, review, playbook, offers)
    if not set(BLANK.findall(text)) <= set(BLANK.findall(review.improved)):
        yield "it leaves a blank that was not there"
    added = _of_its_own(text, " ".join([review.text, review.improved, *offers]))
    if added:
        yield f"it adds “{added}”, which neither the draft nor the edits say"
    if _kept(text, review) < BUDGET:
        yield "it changes too much of what was fine"


def _untrue(text: str, review: DraftReview, offers: Sequence[str]) -> Iterator[str]:
    """Facts that stand nowhere, and facts of the draft that went missing."""
    draft, turns = review.text, review.conversation.exchanged
    known = facts_of(
        {"conversation": [turn.text for turn in turns], "draft": [draft, review.improved], "playbook": offers}
    )
    for fact in unfounded(text, known):
        yield f"it states “{text[fact.start : fact.end]}”, which stands nowhere"
    for fact in lost(text, draft):
        if draft[fact.start : fact.end] not in text:
            yield f"it leaves out “{draft[fact.start : fact.end]}”"


def _unpromised(text: str, review: DraftReview, playbook: Playbook, offers: Sequence[str]) -> Iterator[str]:
    """A no turned around, promises that the draft does not make, and rules of which nobody in the team has spoken."""
    if refuses(review.text) != refuses(text):
        yield "it turns a no around"
    for commitment in find_commitments(text):
        if not _may_bind(commitment, review.text, playbook):
            yield f"it promises more than the draft: “{text[commitment.start : commitment.end]}”"
    said = [turn.text for turn in review.conversation.by(Role.AGENT)]
    by_the_team = " ".join([review.text, review.improved, *offers, *said]).lower()
    for rule in RULES.finditer(text):
        if rule[0].lower() not in by_the_team:
            yield f"it speaks of “{rule[0]}”, of which the team has said nothing"


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


def _may_bind(commitment: Commitment, draft: str, playbook: Playbook) -> bool:
    """Whether the draft makes the same commitment already, no smaller, or the playbook's own words do."""
    own = [*find_commitments(draft), *(each for offer in playbook.offers for each in find_commitments(offer.text))]
    return any(
        each.kind is commitment.kind
        and set(commitment.amounts) <= set(each.amounts)
        and set(commitment.dates) <= set(each.dates)
        for each in own
    )


def _kept(text: str, review: DraftReview) -> float:
    """The share of the draft's fine sentences that the text keeps, 0..1; 1 where there are none."""
    spoiled = [
        mark.span
        for finding in review.reply.findings
        if finding.kind is Kind.PITFALL and finding.present is Presence.YES
        for mark in finding.marks
        if not find_behaviour(finding.behaviour).by_silence
    ]
    replaced = [suggestion.edit for suggestion in review.suggestions if suggestion.edit.end > suggestion.edit.start + 1]
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
    return own.lower() in other.lower() or SequenceMatcher(None, own.lower(), other.lower()).ratio() >= KEPT


def _no_worse(text: str, review: DraftReview, model: Model) -> Proposal | Refused:
    """The text as a proposal, where it scores and takes up no less than the draft with its edits."""
    so_far = read_through(review.conversation.turns, model)
    reply, taken_up = _read(text, so_far, review, model)
    best, wanted = _read(review.improved, so_far, review, model)
    if reply.heard is None or best.heard is None:
        return Refused("it cannot be scored")
    if not wanted <= taken_up:
        return Refused("it takes up less than the edits")
    if reply.heard.value < best.heard.value - ROUNDING:
        return Refused("the edits alone do better")
    return Proposal(text, reply)


def _read(text: str, so_far: Progress, review: DraftReview, model: Model) -> tuple[Reply, frozenset[str]]:
    """A text as the next reply, scored, and the items that it takes up."""
    turn = Turn(review.reply.turn.id, Role.AGENT, text)
    moment = moment_of(so_far, turn, review.conversation.turns, model)
    if not moment.sentences:
        return Reply(turn, not_scored="no words of its own"), frozenset()
    taken_up = (item.id for item in moment.items if moment.part_taken_up(item) is not None)
    return score(moment, model), frozenset(taken_up)

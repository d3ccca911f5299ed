"""The review of a draft before it is sent: what it takes up, what it leaves unheard, and what would make it better."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.reading import Reading
from heard.errors import InvalidValue
from heard.language.sentence import split_sentences
from heard.ledger.item import Item
from heard.rubric.phase import Phase
from heard.scoring.model import Model, Versions
from heard.scoring.review import Answered, Progress, Reply, answer_with, read_through
from heard.suggest.advise import advise
from heard.suggest.blank import BLANK
from heard.suggest.draft import Edit, apply_edits, draft_of
from heard.suggest.particulars.public import in_public
from heard.suggest.particulars.read import particulars_of
from heard.suggest.scene import Scene
from heard.suggest.statements.said import said_so_far
from heard.suggest.statements.shelf import shipped_statements
from heard.suggest.statements.statement import Statement
from heard.suggest.style.pack import StylePack
from heard.suggest.style.style import Style, style_for
from heard.suggest.style.trait import Trait
from heard.suggest.suggestion import Suggestion
from heard.suggest.truth.lock import facts_of
from heard.suggest.truth.playbook import NO_PLAYBOOK, Playbook
from heard.suggest.truth.promise import PromiseFlag, check_promises

DRAFT_ID = "draft"
NOTHING_NEEDED = "Nothing to add."
# Where the words that seemed best by themselves leave the reply worse, others may still do; at last those that do best
# in the reply.
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Toolkit:
    """What a team lends to the review of drafts: statements, playbook, a style pack, and what was said lately.

    `traits_off` are traits of the customer's writing that style does not follow.
    `recent_openings` are sentences, or their first words, that the agent has used today. `muted` are behaviours that
    are shown nowhere, and for which nothing is suggested.
    """

    statements: Sequence[Statement] = field(default_factory=shipped_statements)
    playbook: Playbook = NO_PLAYBOOK
    style_pack: StylePack | None = None
    traits_off: frozenset[Trait] = frozenset()
    recent_openings: Sequence[str] = ()
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DraftReview:
    """What Heard says of a draft: the reply as it would be scored, its items, suggestions, promises and open blanks.

    `better` is the reply once all suggestions are made; None where there are none.
    """

    conversation: Conversation
    versions: Versions
    reply: Reply
    taken_up: tuple[Item, ...] = ()
    unheard: tuple[Item, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    promises: tuple[PromiseFlag, ...] = ()
    blanks: tuple[Span, ...] = ()
    phase: Phase = Phase.MIDDLE
    style: Style | None = None
    better: Reply | None = None
    muted: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The draft as it was given."""
        return self.reply.turn.text

    @property
    def improved(self) -> str:
        """The draft with every suggestion made."""
        return apply_edits(self.text, (suggestion.edit for suggestion in self.suggestions))

    @property
    def cue(self) -> str:
        """The one line that is shown unasked: what is urgent first, then the most needed suggestion."""
        if self.blanks:
            return f"Fill in {self.blanks[0].quote} before you send it."
        if self.promises:
            return self.promises[0].why
        return self.suggestions[0].why if self.suggestions else NOTHING_NEEDED


def review_draft(
    conversation: Conversation,
    draft: str,
    model: Model,
    toolkit: Toolkit | None = None,
    so_far: Progress | None = None,
) -> DraftReview:
    """Review a draft as the next reply of a conversation; `so_far` is where a review of it stands, if one was made.

    Raises InvalidValue where the draft is empty.
    """
    if not draft.strip():
        raise InvalidValue("The draft is empty; write a first sentence, and Heard can help with the rest.")
    tools = toolkit or Toolkit()
    so_far = so_far or read_through(conversation.turns, model)
    turn = Turn(_free_id(conversation), Role.AGENT, draft)
    answered = answer_with(so_far, turn, conversation.turns, model)
    blanks = tuple(Span(turn, *found.span()) for found in BLANK.finditer(draft))
    promises = check_promises(turn, conversation.turns, tools.playbook)
    if answered.reply.not_scored:
        return DraftReview(conversation, model.versions, answered.reply, promises=promises, blanks=blanks)
    scene = _scene(answered, so_far, conversation, tools)

    def edited(edits: Sequence[Edit]) -> Reply:
        text = apply_edits(draft, edits)
        return answer_with(so_far, replace(turn, text=text), conversation.turns, model).reply

    suggestions, better = _helpful(scene, model, answered.reply, edited)
    return DraftReview(
        conversation,
        model.versions,
        replace(answered.reply, findings=tuple(scene.findings.values())),
        answered.taken_up,
        tuple(item for item in answered.moment.items if item not in answered.taken_up),
        suggestions,
        promises,
        blanks,
        scene.phase,
        scene.style,
        better,
        tools.muted,
    )


def _scene(answered: Answered, so_far: Progress, conversation: Conversation, tools: Toolkit) -> Scene:
    """The draft in its moment, with all that suggestions are made from."""
    draft = draft_of(answered.reply.turn)
    texts = [said.text for said in conversation.by(Role.CUSTOMER)]
    style = style_for(texts, conversation.channel, tools.style_pack, tools.traits_off)
    particulars = particulars_of(_still_open(so_far))
    earlier = [sentence for said in conversation.by(Role.AGENT) for sentence in split_sentences(said)]
    return Scene(
        draft,
        answered.moment,
        {finding.behaviour: finding for finding in answered.reply.findings if finding.behaviour not in tools.muted},
        particulars if style.private else in_public(particulars),
        conversation.channel,
        style,
        tools.playbook,
        tools.statements,
        facts_of([*(said.text for said in conversation.exchanged), draft.text, *tools.playbook.texts]),
        said_so_far([sentence.quote for sentence in (*earlier, *draft.sentences)], tools.recent_openings),
        muted=tools.muted,
    )


def _still_open(so_far: Progress) -> Iterator[Reading]:
    """The readings that no reply has followed, or of which something is still open: what is settled is over."""
    open_in = {item.span.turn_id for item in so_far.ledger.within_reach()}
    return (each for each in so_far.readings if each in so_far.unanswered or each.turn.id in open_in)


def _helpful(
    scene: Scene, model: Model, reply: Reply, edited: Callable[[Sequence[Edit]], Reply]
) -> tuple[tuple[Suggestion, ...], Reply | None]:
    """The suggestions that leave the reply no worse as a whole, all of them or the first that does, with the result."""
    for suggestions in _rounds(scene, model, edited):
        alone = [(each,) for each in suggestions] if len(suggestions) > 1 else []
        for some in (suggestions, *alone):
            better = edited([each.edit for each in some])
            if better.heard and reply.heard and better.heard.value >= reply.heard.value:
                return some, better
    return (), None


def _rounds(scene: Scene, model: Model, edited: Callable[[Sequence[Edit]], Reply]) -> Iterator[tuple[Suggestion, ...]]:
    """Suggestions in other words each time; nothing where nothing is needed."""

    def heard_with(edit: Edit) -> float:
        heard = edited([edit]).heard
        return heard.value if heard else 0.0

    narrowed = scene
    for _ in range(ROUNDS):
        suggestions = advise(narrowed, model)
        if not suggestions:
            break
        yield suggestions
        narrowed = narrowed.without_words_of(suggestions)
    else:
        yield advise(scene, model, heard_with)


def _free_id(conversation: Conversation) -> str:
    """An id that no turn of the conversation has."""
    taken = {turn.id for turn in conversation.turns}
    return next(name for number in range(len(taken) + 1) if (name := f"{DRAFT_ID}{number or ''}") not in taken)

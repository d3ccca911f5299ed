"""The review of a draft before it is sent: what it takes up, what it leaves unheard, and what would make it better."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.language.sentence import split_sentences
from heard.ledger.item import Item
from heard.rubric.phase import Phase
from heard.scoring.model import Model, Versions
from heard.scoring.review import Progress, Reply, hear_reply, moment_of, read_through, score
from heard.suggest.advise import Materials, advise
from heard.suggest.blank import BLANK
from heard.suggest.draft import apply_edits, draft_of
from heard.suggest.particulars.read import particulars_of
from heard.suggest.playbook import NO_PLAYBOOK, Playbook
from heard.suggest.scene import Scene
from heard.suggest.statements.choose import said_so_far
from heard.suggest.statements.shelf import shipped_statements
from heard.suggest.statements.statement import Statement
from heard.suggest.style.pack import StylePack
from heard.suggest.style.style import Style, style_for
from heard.suggest.style.trait import Trait
from heard.suggest.suggestion import Suggestion
from heard.suggest.truth.lock import facts_of
from heard.suggest.truth.promise import PromiseFlag, check_promises

DRAFT_ID = "draft"
NOTHING_NEEDED = "Nothing to add."


@dataclass(frozen=True, slots=True)
class Toolkit:
    """What a team lends to the review of drafts: statements, playbook, a style pack, and what was said lately.

    `traits_off` are traits of the customer's writing that style does not follow.
    `recent_openings` are sentences, or their first words, that the agent has used today.
    """

    statements: Sequence[Statement] = field(default_factory=shipped_statements)
    playbook: Playbook = NO_PLAYBOOK
    style_pack: StylePack | None = None
    traits_off: frozenset[Trait] = frozenset()
    recent_openings: Sequence[str] = ()


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


def review_draft(conversation: Conversation, draft: str, model: Model, toolkit: Toolkit | None = None) -> DraftReview:
    """Review a draft as the next reply of a conversation.

    Raises InvalidValue where the draft is empty.
    """
    if not draft.strip():
        raise InvalidValue("The draft is empty; write a first sentence, and Heard can help with the rest.")
    tools = toolkit or Toolkit()
    before = conversation.turns
    so_far = read_through(before, model)
    turn = Turn(_free_id(conversation), Role.AGENT, draft)
    blanks = tuple(Span(turn, *found.span()) for found in BLANK.finditer(draft))
    promises = check_promises(turn, before, tools.playbook)
    scene = _scene(so_far, turn, conversation, model, tools)
    if scene is None:
        done = hear_reply(so_far, turn, before, model).replies[-1]
        return DraftReview(conversation, model.versions, done, promises=promises, blanks=blanks)
    reply = score(scene.moment, model)
    suggestions = advise(scene, _materials(conversation, turn, model, tools))
    suggestions, better = _helpful(suggestions, reply, lambda edits: _with(edits, so_far, turn, before, model))
    items = scene.moment.items
    taken_up = tuple(item for item in items if scene.moment.part_taken_up(item) is not None)
    return DraftReview(
        conversation,
        model.versions,
        reply,
        taken_up,
        tuple(item for item in items if item not in taken_up),
        suggestions,
        promises,
        blanks,
        scene.phase,
        scene.style,
        better,
    )


def _scene(so_far: Progress, turn: Turn, conversation: Conversation, model: Model, tools: Toolkit) -> Scene | None:
    """The draft in its moment; None where it cannot be judged."""
    if not so_far.readings or so_far.readings[-1].language:
        return None
    moment = moment_of(so_far, turn, conversation.turns, model)
    if not moment.sentences:
        return None
    texts = [said.text for said in conversation.by(Role.CUSTOMER)]
    return Scene(
        draft_of(turn),
        moment,
        {finding.behaviour: finding for finding in score(moment, model).findings},
        particulars_of(so_far.readings),
        conversation.channel,
        style_for(texts, conversation.channel, tools.style_pack, tools.traits_off),
        tools.playbook,
    )


def _materials(conversation: Conversation, turn: Turn, model: Model, tools: Toolkit) -> Materials:
    facts = facts_of(
        {
            "conversation": [said.text for said in conversation.exchanged],
            "draft": [turn.text],
            "playbook": tools.playbook.texts,
        }
    )
    replies = [sentence.quote for said in conversation.by(Role.AGENT) for sentence in split_sentences(said)]
    return Materials(model, tools.statements, facts, said_so_far(replies, tools.recent_openings))


def _helpful(
    suggestions: tuple[Suggestion, ...], reply: Reply, edited: Callable[[tuple[Suggestion, ...]], Reply]
) -> tuple[tuple[Suggestion, ...], Reply | None]:
    """The suggestions that leave the reply no worse as a whole, all of them or the first that does, with the result."""
    for some in (suggestions, *((each,) for each in suggestions)) if suggestions else ():
        better = edited(some)
        if better.heard and reply.heard and better.heard.value >= reply.heard.value:
            return some, better
    return (), None


def _with(
    suggestions: tuple[Suggestion, ...], so_far: Progress, turn: Turn, before: tuple[Turn, ...], model: Model
) -> Reply:
    """The reply with these suggestions made, as it would be scored."""
    edited = Turn(turn.id, turn.role, apply_edits(turn.text, (suggestion.edit for suggestion in suggestions)))
    moment = moment_of(so_far, edited, before, model)
    return score(moment, model) if moment.sentences else Reply(edited, not_scored="no words of its own")


def _free_id(conversation: Conversation) -> str:
    """An id that no turn of the conversation has."""
    taken = {turn.id for turn in conversation.turns}
    return next(name for number in range(len(taken) + 1) if (name := f"{DRAFT_ID}{number or ''}") not in taken)

"""From a scene to suggestions: what is needed most, in the words that do best, held to the truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.ledger.item import Item
from heard.rubric.listener import Sentence
from heard.scoring.model import Model
from heard.suggest.catalogue import KINDS
from heard.suggest.draft import Edit
from heard.suggest.need import Kind, Need
from heard.suggest.scene import Scene
from heard.suggest.statements.choose import Said, choose
from heard.suggest.statements.statement import Statement
from heard.suggest.suggestion import Suggestion
from heard.suggest.truth.lock import Facts, unfounded

# More than two at once are a list nobody works through.
MOST = 2
# What is worth less is not worth the agent's time.
LEAST_WORTH = 0.25
# This many wordings of one need are read by the model, so that a draft costs no more than six.
TRIED = 3
HURTS = ("scripted", "dismiss", "blame", "disrespect", "over_sympathise", "assume")


@dataclass(frozen=True, slots=True)
class Materials:
    """What suggestions are made of: the model that reads them, the statements, what may be said, what was said."""

    model: Model
    statements: Sequence[Statement]
    facts: Facts
    said: Said


def advise(scene: Scene, materials: Materials) -> tuple[Suggestion, ...]:
    """The suggestions for a draft, at most two, the most needed first; none where nothing is needed."""
    needs = [(kind, need) for kind in KINDS if (need := kind.need(scene)) and need.worth >= LEAST_WORTH]
    chosen: list[Suggestion] = []
    for kind, need in sorted(needs, key=lambda pair: -pair[1].worth):
        if len(chosen) == MOST:
            break
        if any(_same_ground(kind, need, other) for other in chosen):
            continue
        suggestion = _word(kind, need, scene, replace(materials, said=_with_slots(materials, chosen)))
        if suggestion and not any(suggestion.edit.clashes_with(other.edit) for other in chosen):
            chosen.append(suggestion)
    return tuple(chosen)


def _with_slots(materials: Materials, chosen: Sequence[Suggestion]) -> Said:
    """What was said, with the particulars that the suggestions so far say."""
    used = {suggestion.statement_id for suggestion in chosen}
    slots = (slot for statement in materials.statements if statement.id in used for slot in statement.slots)
    return replace(materials.said, slots=frozenset(slots))


# Two of these would say the same thing twice.
ALIKE = ({"particular", "acknowledge"}, {"own", "answer"}, {"possible", "options", "unblame"}, {"close", "human"})


def _same_ground(kind: Kind, need: Need, other: Suggestion) -> bool:
    same_item = need.item is not None and need.item.id == other.item_id
    return same_item or any({kind.id, other.kind} <= alike for alike in ALIKE)


def _word(kind: Kind, need: Need, scene: Scene, materials: Materials) -> Suggestion | None:
    """The suggestion in the words that do best; None where none of them may be said."""
    worded = list(_wordings(need, scene, materials))
    if not worded:
        return None
    tried = worded[:TRIED]
    best = (
        max(tried, key=lambda pair: _does(pair[1].sentence, need, scene, materials.model))
        if len(tried) > 1
        else tried[0]
    )
    statement_id, edit = best
    return Suggestion(
        kind.id,
        kind.title,
        edit,
        need.why,
        round(min(1.0, need.worth), 3),
        scene.phase,
        need.item.id if need.item else None,
        need.behaviour,
        need.about,
        statement_id,
    )


def _wordings(need: Need, scene: Scene, materials: Materials) -> Iterator[tuple[str | None, Edit]]:
    if need.text is not None or not need.intents:
        sentences: Iterator[tuple[str | None, str]] = iter([(None, scene.style.worded(need.text or ""))])
    else:
        chosen = choose(materials.statements, need, scene, materials.said)
        sentences = ((statement.id, sentence) for statement, sentence in chosen)
    for statement_id, sentence in sentences:
        if not unfounded(sentence, materials.facts):
            yield statement_id, need.place(sentence)


def _does(sentence: str, need: Need, scene: Scene, model: Model) -> float:
    """How well a sentence does what is needed, as the model reads it: shows it, takes it up, and does no harm."""
    turn = Turn("suggestion", Role.AGENT, sentence)
    heard = model.listener.listen(turn, scene.moment.before).sentences
    shows = max((each.says(need.behaviour) for each in heard), default=0.0) if need.behaviour else 0.0
    takes_up = _takes_up(need.item, turn, scene, model) if need.item else 0.0
    return round(shows + takes_up - max((_hurts(each) for each in heard), default=0.0), 6)


def _takes_up(item: Item, turn: Turn, scene: Scene, model: Model) -> float:
    return next((link.likely for link in model.linker.link((item,), turn, scene.moment.before)), 0.0)


def _hurts(sentence: Sentence) -> float:
    return max(sentence.says(behaviour) for behaviour in HURTS)

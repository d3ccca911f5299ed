"""From a scene to suggestions: what is needed most, in the words that do best, held to the truth."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.ledger.item import Item
from heard.scoring.model import Model
from heard.suggest.catalogue import KINDS
from heard.suggest.choose import choose
from heard.suggest.draft import Change, Edit
from heard.suggest.need import Need, SuggestionKind
from heard.suggest.scene import Scene
from heard.suggest.suggestion import Suggestion
from heard.suggest.truth.keeping import keeps_what_counts, stays_sorry
from heard.suggest.truth.lock import unfounded

# More than two at once are a list nobody works through.
MOST = 2
# This many wordings of one need are read by the model.
TRIED = 3
# What no suggestion may do, whatever it is for.
HURTS = ("scripted", "dismiss", "blame", "disrespect", "over_sympathise", "assume", "negative_wording")
# Words that do one of these stay, whatever else is wrong with them.
USEFUL = ("inform", "explain", "explore", "next_step", "take_ownership", "offer_choice", "goodwill")
# What goes on from the sentence before it cannot stand without that.
JOINED = re.compile(r"\s*(?:\w+ )?(?:also|however|but|therefore|instead|still)\b", re.IGNORECASE)
# Two of these would say the same thing twice.
ALIKE = (
    {"particular", "acknowledge", "restate"},
    {"own", "answer", "by_when"},
    {"possible", "options", "unblame"},
    {"close", "human"},
)


# How well a wording does, by its edit and its sentence.
Ranks: TypeAlias = Callable[[Edit], float]


def advise(scene: Scene, model: Model, ranks: Ranks | None = None) -> tuple[Suggestion, ...]:
    """The suggestions for a draft, at most two, the most needed first; none where nothing is needed.

    Of the wordings of a need that one is taken which `ranks` first, or else that does what is needed best by itself.
    """
    found = ((kind, kind.need(scene)) for kind in KINDS)
    needs = [(kind, need) for kind, need in found if need and not scene.muted & {need.shows, need.cures}]
    chosen: list[Suggestion] = []
    for kind, need in sorted(needs, key=lambda pair: -pair[1].worth):
        if len(chosen) == MOST:
            break
        if any(_same_ground(kind, need, other) for other in chosen):
            continue
        suggestion = _worded(kind, need, scene.having_said(chosen), model, ranks)
        if suggestion and not any(suggestion.edit.clashes_with(other.edit) for other in chosen):
            chosen.append(suggestion)
    return tuple(chosen)


def _same_ground(kind: SuggestionKind, need: Need, other: Suggestion) -> bool:
    same_item = need.item is not None and need.item.id == other.item_id
    return same_item or any({kind.id, other.kind} <= alike for alike in ALIKE)


def _worded(kind: SuggestionKind, need: Need, scene: Scene, model: Model, ranks: Ranks | None) -> Suggestion | None:
    """The suggestion in the words that do best; None where none of them may be said."""
    tried = [worded for worded, _ in zip(_wordings(need, scene), range(TRIED), strict=False)]
    if not tried:
        return None
    statement_id, edit = tried[0]
    if len(tried) > 1:
        does = ranks or (lambda edit: _does(edit.sentence, need, scene, model))
        statement_id, edit = max(tried, key=lambda worded: does(worded[1]))
    return Suggestion(
        kind.id,
        kind.title,
        edit,
        need.why,
        need.worth,
        need.item.id if need.item else None,
        need.shows or need.cures,
        need.about,
        statement_id,
    )


def _wordings(need: Need, scene: Scene) -> Iterator[tuple[str | None, Edit]]:
    """The edits that would do, the one that fits best first; with the id of the statement each is made of."""
    sentences: Iterator[tuple[str | None, str]]
    if isinstance(need.words, str):
        sentences = iter([(None, scene.style.worded(need.words))])
    elif need.words:
        chosen = choose(need.words, need.feeling, scene)
        sentences = ((own.id, said) for own, said in chosen if not need.saying or {*need.saying} & {*own.slots})
    else:
        sentences = iter([(None, "")])
    for statement_id, sentence in sentences:
        edit = need.place(sentence)
        if not unfounded(sentence, scene.facts) and _spares_what_counts(edit, scene):
            yield statement_id, edit


def _spares_what_counts(edit: Edit, scene: Scene) -> bool:
    """Whether an edit takes nothing useful out: no fact, promise, refusal, help or signature, nor the only apology."""
    draft, edited = scene.draft.text, scene.draft.with_edits([edit])
    if not stays_sorry(draft, edited):
        return False
    if edit.change is Change.INSERT or edit.capital:
        return True
    within = edit.start < scene.draft.frame.closing
    useful = (mark.span for name in USEFUL if (finding := scene.shown(name)) for mark in finding.marks)
    if any(span.start < edit.end and edit.start < span.end for span in useful):
        return False
    leads_on = JOINED.match(draft, edit.end) is None
    return within and leads_on and keeps_what_counts(draft, edited)


def _does(sentence: str, need: Need, scene: Scene, model: Model) -> float:
    """How well a sentence does what is needed, as the model reads it: shows it, takes it up, and does no harm."""
    turn = Turn("suggestion", Role.AGENT, sentence)
    heard = model.listener.listen(turn, scene.moment.before).sentences
    shows = max((each.says(need.shows) for each in heard), default=0.0) if need.shows else 0.0
    takes_up = _takes_up(need.item, turn, scene, model) if need.item else 0.0
    hurts = {*HURTS, *filter(None, [need.cures])}
    harm = max((each.says(behaviour) for each in heard for behaviour in hurts), default=0.0)
    return round(shows + takes_up - harm, 6)


def _takes_up(item: Item, turn: Turn, scene: Scene, model: Model) -> float:
    return next((link.likely for link in model.linker.link((item,), turn, scene.moment.before)), 0.0)

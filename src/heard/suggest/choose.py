"""Choosing statements for a need: those that fit, in an order that differs from case to case, not from run to run."""

from collections.abc import Collection
from hashlib import sha256

from heard.customer.feeling import CLEAR, Feeling
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent, Statement
from heard.suggest.truth.keeping import times_sorry

# A sentence with the customer's own particulars in it beats any that fits everybody, unless they were said already.
PER_SLOT = 1.0
FOR_THIS_FEELING = 0.6
FOR_THIS_PHASE = 0.3
# "I would be annoyed too" is presumptuous unless the feeling is plain.
SURE_OF_SHOES = 0.8
# A word of regret does more than the remark that somebody is annoyed; where the draft is sorry already, it is too much.
REGRET = 0.6
# Chance, made of the case itself, decides among what fits about as well.
SCATTER = 0.9


def choose(intents: Collection[Intent], feeling: Feeling | None, scene: Scene) -> list[tuple[Statement, str]]:
    """The statements with one of these intents that fit, filled with the customer's particulars, the best first."""
    known = scene.sayable()
    case = f"{scene.moment.before[-1].text if scene.moment.before else ''}\n{scene.draft.text}"
    fitting = [
        (_fit(statement, feeling, scene) + SCATTER * _chance(case, statement.id), statement)
        for statement in scene.statements
        if statement.intent in intents and _fits(statement, feeling, scene) and known.keys() >= set(statement.slots)
    ]
    ranked = sorted(fitting, key=lambda pair: (-pair[0], pair[1].id))
    words = {name: particular.words for name, particular in known.items()}
    filled = ((statement, scene.style.worded(statement.filled(words))) for _, statement in ranked)
    return [(statement, sentence) for statement, sentence in filled if _may_be_said(sentence, scene)]


def _may_be_said(sentence: str, scene: Scene) -> bool:
    return not scene.said.too_often(sentence) and len(sentence.split()) <= scene.style.most_words


def _fits(statement: Statement, feeling: Feeling | None, scene: Scene) -> bool:
    if not scene.style.fits(statement) or (statement.channels and scene.channel not in statement.channels):
        return False
    if statement.intent is Intent.SHOES and (feeling is None or feeling.confidence < SURE_OF_SHOES):
        return False
    if feeling is None:
        return not statement.feelings or statement.intensity[0] < CLEAR
    lowest, highest = statement.intensity
    return lowest <= feeling.intensity <= highest and (not statement.feelings or feeling.name in statement.feelings)


def _fit(statement: Statement, feeling: Feeling | None, scene: Scene) -> float:
    slots = set(statement.slots)
    for_feeling = feeling is not None and feeling.name in statement.feelings
    return (
        PER_SLOT * (len(slots - scene.used_slots) - len(slots & scene.used_slots))
        + FOR_THIS_FEELING * for_feeling
        + FOR_THIS_PHASE * (statement.phase is scene.phase)
        + REGRET * (bool(times_sorry(statement.text)) and not times_sorry(scene.draft.text))
        + scene.style.preference(statement)
    )


def _chance(case: str, statement_id: str) -> float:
    """A number of 0..1 that is always the same for a case and a statement."""
    return int.from_bytes(sha256(f"{statement_id}\n{case}".encode()).digest()[:4]) / 2**32

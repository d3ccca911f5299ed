"""Say by when: somebody will look into it, and the customer is left to guess until when they wait.

Why: a wait whose end is not known feels longer than one that is; a time for the next word is what an agent can always
promise, whatever comes of the matter.
Source: Maister, The Psychology of Waiting Lines, 1985; docs/evidence.md.
"""

import re

from heard.customer.feeling import CLEAR, STRONG
from heard.customer.signal import SignalName
from heard.language.answer import WHEN
from heard.language.asked.time import SAYS_WHEN
from heard.rubric.phase import Phase
from heard.suggest.need import Need, SuggestionKind, asks_first, between
from heard.suggest.scene import Scene

# "As soon as possible" is no time.
SOMETIME = re.compile(r"\b(?:as soon as (?:possible|we can|i can)|soon|shortly|asap)\b", re.IGNORECASE)
SENTENCES = (
    "You will hear from me by [when], whatever I find out.",
    "I will write to you by [when] in any case, so that you need not ask again.",
    "By [when] you will know from me how far it is.",
)
NO_TIME = "It puts them off and does not say until when."
# Below a feeling, a question and a matter that nobody owns.
LEAST, MOST = 0.3, 0.6


def no_time(scene: Scene) -> Need | None:
    """Somebody will see to it, nothing is told of it yet, and whoever is upset or asks again hears no time."""
    step = scene.shown("next_step")
    if step is None or not scene.shown("take_ownership") or scene.may_show("inform", "explain", "hand_off"):
        return None
    if _says_when(scene) or asks_first(scene):
        return None
    sentence = next((each for each in SENTENCES if not scene.said.too_often(each)), None)
    if sentence is None or scene.settled or scene.phase is Phase.CLOSING or not _waits(scene):
        return None
    return Need(
        worth=between(LEAST, MOST, scene.strongest.intensity / STRONG if scene.strongest else 0.0),
        why=NO_TIME,
        place=scene.draft.at_closing,
        words=sentence,
        shows="next_step",
        feeling=scene.strongest,
        about=step.marks[0].span,
    )


def _says_when(scene: Scene) -> bool:
    return SAYS_WHEN.search(SOMETIME.sub("", scene.draft.text)) is not None


def _waits(scene: Scene) -> bool:
    """Whether the customer is upset, asks when, or has asked before."""
    upset = scene.strongest is not None and scene.strongest.intensity >= CLEAR
    asks_when = any(WHEN.search(reading.turn.text) for reading in scene.moment.readings)
    signals = (signal.name for reading in scene.moment.readings for signal in reading.signals)
    return upset or asks_when or SignalName.REPEAT_CONTACT in signals


BY_WHEN = SuggestionKind("by_when", "Say by when", no_time)

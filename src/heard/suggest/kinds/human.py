"""A human remark, where the customer opened the door: a trip, a pet, a birthday.

Why: a remark that only somebody could make who read the message makes a contact out of a case.
Watch out: never while anger or a problem is open, and never about the agent's own life, which nobody here knows.
Source: Rubin et al., Nature Human Behaviour 2025; docs/evidence.md.
"""

import re

from heard.suggest.need import Need, SuggestionKind
from heard.suggest.scene import Scene

# A nicety.
WORTH = 0.3
# What opens the door, and what an agent may say to it. Each is true whatever the case is.
DOORS = (
    (re.compile(r"\b(?:our|my|the|a) (?:honeymoon)\b", re.IGNORECASE), "Have a wonderful honeymoon."),
    (re.compile(r"\b(?:my|our) (?:wedding|big day)\b", re.IGNORECASE), "All the best for the wedding."),
    (
        re.compile(r"\b(?:my|his|her|their|our|\w+[’']s) (?:\d+\w\w )?(?:birthday|bday)\b", re.IGNORECASE),
        "And a happy birthday when the day comes.",
    ),
    (
        re.compile(r"\b(?:our|my|the) (?:trip|holiday|vacation|journey|travels)\b", re.IGNORECASE),
        "Enjoy the trip when you get there.",
    ),
    (
        re.compile(r"\b(?:my|our|the) (?:puppy|kitten|new dog|new cat)\b", re.IGNORECASE),
        "And greetings to the newest member of the household.",
    ),
    (
        re.compile(r"\b(?:our|my|the) (?:new (?:home|house|flat|place))\b", re.IGNORECASE),
        "All the best in the new place.",
    ),
    (re.compile(r"\b(?:my|a|the) new job\b", re.IGNORECASE), "Good luck in the new job."),
    (re.compile(r"\b(?:my|the|his|her) (?:exam|exams|interview|finals)\b", re.IGNORECASE), "Fingers crossed for that."),
    (re.compile(r"\b(?:newborn|new baby|our baby)\b", re.IGNORECASE), "All good wishes to the little one."),
)


def open_door(scene: Scene) -> Need | None:
    """The customer is at ease and speaks of something of their own, and the draft goes past it."""
    if scene.moment.feelings or scene.moment.fresh or scene.may_show("personal_touch"):
        return None
    for reading in scene.moment.readings:
        for door, remark in DOORS:
            if door.search(reading.turn.text):
                return Need(
                    worth=WORTH,
                    why="They told you something of their own; a word on it is only human.",
                    place=scene.draft.at_closing,
                    words=remark,
                    shows="personal_touch",
                )
    return None


HUMAN = SuggestionKind("human", "Add a human remark", open_door)

"""Over-sympathise: pity, or the writer's own emotion, out of proportion to what happened.

Why it hurts: it makes the reply about the writer; in stressful calls lines of feeling did worse than attention and
understanding, and feeling along wears out who has to do it all day.
Watch out: a death or a lost home may be met with sorrow; a missing pen may not.
Source: Clark, Murfett, Rogers & Ang 2013 (289 stressful calls); a survey of 159 agents (secondary); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import something_is_open

OVER_SYMPATHISE = Behaviour(
    id="over_sympathise",
    title="Too much sympathy",
    kind=Kind.PITFALL,
    called_for=something_is_open,
    find=in_sentences("Pity or own emotion out of proportion."),
    examples=(
        Example(
            "There was one pen missing in the box of ten.",
            "Oh no, I am absolutely devastated to hear about your pen!",
            marks="I am absolutely devastated",
        ),
        Example(
            "@Loafly my sourdough was a bit flat today",
            "@ana Oh you poor thing, our hearts are breaking for you 💔 ^Kim",
            marks="our hearts are breaking for you",
        ),
        Example(
            "Hello, there is no kettle in our room, could we have one? Room 214",
            "Dear guest, I feel terrible and I can't stop thinking about how much you must be suffering.",
            marks="I can't stop thinking about how much you must be suffering",
        ),
        Example(
            "There was one pen missing in the box of ten.",
            "Sorry that one was missing. A new pen is in the post.",
            marks=None,
        ),
        Example(
            "I need to, to close my late husband's account, please.",
            "I'm very sorry for your loss. I can close it for you today, and there is no form to fill in.",
            marks=None,
        ),
        Example(
            "My flight was cancelled and I'm going to miss my sister's wedding!",
            "Missing your sister's wedding would be awful. Let's find you another way to get there tonight.",
            marks=None,
        ),
    ),
)

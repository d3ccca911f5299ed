"""A history: all that Heard reads in a customer's story, in one value."""

from dataclasses import dataclass

from heard.history.ear import Ear
from heard.history.matter import DAYS, Chapter, Repeat, find_repeats, read_chapters
from heard.history.outcome import Fate, find_fates
from heard.history.preference import Preference, find_preferences
from heard.history.story import Story


@dataclass(frozen=True, slots=True)
class History:
    """A story with its chapters, what comes back in it, what became of promises, and how the customer likes it."""

    story: Story
    chapters: tuple[Chapter, ...]
    repeats: tuple[Repeat, ...]
    fates: tuple[Fate, ...]
    preferences: tuple[Preference, ...]

    def repeat(self, conversation_id: str) -> Repeat | None:
        """The earlier matter that this conversation takes up again; None where it is a matter of its own."""
        return next((each for each in self.repeats if each.conversation_id == conversation_id), None)


def read_history(story: Story, ear: Ear, *, days: int = DAYS) -> History:
    """What a story holds; a matter counts as the same again within so many days."""
    chapters = read_chapters(story, ear)
    repeats = find_repeats(chapters, ear, days=days)
    preferences = tuple(wish for each in story.conversations for wish in find_preferences(each))
    return History(story, chapters, repeats, find_fates(story, chapters, repeats), preferences)

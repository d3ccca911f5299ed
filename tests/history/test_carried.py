"""What a new conversation should know from the last one."""

from heard.history.carried import carried_into
from tests.history.told import story, talk

WEDDING = talk("C: The wedding is on Sunday and I am scared!", "A: Hello.", day=0)
FRESH = talk("C: When?", day=9)


def test_what_nobody_took_up_is_carried_heaviest_first() -> None:
    carried = carried_into(story(WEDDING), FRESH)
    assert [each.passage.quote for each in carried] == ["scared", "wedding"]
    assert carried[0].passage.conversation_id == "day-0"


def test_only_the_last_conversation_before_counts() -> None:
    told = story(WEDDING, talk("C: Thank you!", "A: Hello.", day=3), FRESH)
    assert carried_into(told, FRESH) == ()


def test_what_came_later_is_not_known_yet() -> None:
    assert carried_into(story(talk("C: When?", "A: Hello.", day=12)), FRESH) == ()


def test_the_trouble_itself_and_mild_feelings_stay_behind() -> None:
    assert carried_into(story(talk("C: It is broken and I am scared.", "A: Hello.", day=0)), FRESH) == ()

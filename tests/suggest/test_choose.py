"""Which statements may be said, and which come first."""

from dataclasses import replace

from heard.conversation.span import Span
from heard.customer.feeling import Feeling, FeelingName
from heard.suggest.choose import choose
from heard.suggest.draft import draft_of
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent, Statement
from tests.fakes.moment import moment

SHOES = Statement("shoes", Intent.SHOES, "I would be annoyed too.")
REGRET, REMARK = (
    [Statement(f"{n}", Intent.ACKNOWLEDGE, f"{words} {n}.") for n in range(first, first + 9)]
    for first, words in ((0, "I am sorry for this,"), (10, "This is a pity,"))
)
ANNOYED = Feeling(FeelingName.FRUSTRATION, 3, 0.9, Span(moment("annoyed!!", "Well.").before[0], 0, 7))


def chosen(feeling: Feeling, *statements: Statement, draft: str = "We look.") -> list[str]:
    answered = moment("My parcel is lost and I am annoyed!!", draft)
    scene = Scene(draft_of(answered.reply), answered, {}, statements=statements)
    return [own.id for own, _ in choose((Intent.SHOES, Intent.ACKNOWLEDGE), feeling, scene)]


def test_nobody_stands_in_their_shoes_unless_the_feeling_is_sure() -> None:
    assert chosen(ANNOYED, SHOES) == ["shoes"]
    assert chosen(replace(ANNOYED, confidence=0.7), SHOES) == []


def test_words_of_regret_mostly_come_first_unless_the_draft_is_sorry_already() -> None:
    def ahead(draft: str) -> int:
        first = chosen(ANNOYED, *REGRET, *REMARK, draft=draft)[:9]
        return len([each for each in first if int(each) < 9])

    assert ahead("We look.") > 6 > ahead("Sorry. We look.")

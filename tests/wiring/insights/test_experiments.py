"""A toolkit without what an experiment has off."""

from heard.insights.experiment import NOTHING_OFF, Switch, SwitchKind
from heard.suggest.review import Toolkit
from heard.wiring.insights.experiments import toolkit_without

TOOLKIT = Toolkit(muted=frozenset({"blame"}))


def test_nothing_is_missing_where_nothing_is_off() -> None:
    assert toolkit_without(TOOLKIT, NOTHING_OFF) == TOOLKIT


def test_statements_that_are_off_are_not_in_it() -> None:
    first = TOOLKIT.statements[0].id
    left = toolkit_without(TOOLKIT, frozenset({Switch(SwitchKind.STATEMENT, first)})).statements
    assert [each.id for each in left] == [each.id for each in TOOLKIT.statements[1:]]


def test_behaviours_whose_advice_is_off_are_muted_as_well() -> None:
    off = frozenset({Switch(SwitchKind.ADVICE, "validate")})
    assert toolkit_without(TOOLKIT, off).muted == {"blame", "validate"}

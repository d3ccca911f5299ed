"""The shelf of statements: the shipped library, and what a team adds, rewords and retires."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from heard.conversation.channel import Channel
from heard.conversation.fields import Fields, choices, know
from heard.customer.feeling import MILD, STRONG, FeelingName
from heard.errors import InvalidValue
from heard.rubric.phase import Phase
from heard.suggest.statements.statement import Intent, Register, Statement

MAY_SAY = frozenset({"id", "intent", "text", "feelings", "intensity", "channels", "register", "phase"})


@cache
def shipped_statements() -> tuple[Statement, ...]:
    """The statements that come with Heard, by intent and then as they stand in their files."""
    folder = files("heard.suggest.statements.library")
    return tuple(
        statement_from(Fields.of({**each, "intent": intent.value}, f"{intent}.toml"))
        for intent in Intent
        for each in tomllib.loads((folder / f"{intent}.toml").read_text(encoding="utf-8"))["statement"]
    )


def statements_with(statements: Iterable[Statement], team: Fields) -> tuple[Statement, ...]:
    """The statements with a team's own: one under a known id rewords it, one under a new id is added; some retire.

    Raises InvalidValue where a statement cannot be used, or where nobody knows an id to retire.
    """
    know(team, {"statement", "retired"})
    by_id = {statement.id: statement for statement in statements}
    own = [statement_from(each) for each in team.objects("statement")] if "statement" in team.values else []
    twice = next((each for each, count in Counter(statement.id for statement in own).items() if count > 1), None)
    if twice is not None:
        raise InvalidValue(f"Two statements have the id {twice}; each needs its own.")
    by_id |= {statement.id: statement for statement in own}
    for gone in team.texts("retired"):
        if by_id.pop(gone, None) is None:
            raise InvalidValue(
                f"retired names {gone}, and there is no such statement; `heard statements list` has all."
            )
    return tuple(by_id.values())


def statement_from(fields: Fields) -> Statement:
    """A statement out of a table of a file; InvalidValue says what is wrong and where."""
    know(fields, MAY_SAY)
    return Statement(
        id=fields.need("id", fields.text("id")),
        intent=fields.need("intent", fields.choice("intent", Intent)),
        text=fields.need("text", fields.text("text")),
        feelings=choices(fields, "feelings", FeelingName),
        intensity=_intensity(fields),
        channels=choices(fields, "channels", Channel),
        register=fields.choice("register", Register) or Register.ANY,
        phase=fields.choice("phase", Phase) or Phase.MIDDLE,
    )


def _intensity(fields: Fields) -> tuple[int, int]:
    value = fields.values.get("intensity", [MILD, STRONG])
    if not (isinstance(value, list) and len(value) == len((MILD, STRONG)) and all(type(each) is int for each in value)):
        raise InvalidValue(f"{fields.place}intensity must be two whole numbers, the lowest and the highest, 1 to 3.")
    return value[0], value[1]

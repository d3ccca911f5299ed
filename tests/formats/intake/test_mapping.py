"""A mapping: what a file's own names mean, checked when it is read."""

from datetime import datetime

import pytest

from heard.conversation.channel import Channel
from heard.conversation.role import Role
from heard.errors import InvalidValue
from heard.formats.intake.mapping import mapping_from

WHOLE = """
channel = "email"
time_zone = "Europe/Berlin"
support = ["Help@Shop.test", "@shop.test"]
[columns]
text = "Body"
[paths]
conversations = "export.tickets"
role = ["author.kind", "name"]
[text]
agent = "text_src"
[roles]
"L1 Support" = "agent"
"""


def test_it_holds_what_the_file_says() -> None:
    mapping = mapping_from(WHOLE)
    assert mapping.columns == {"text": "Body"}
    assert mapping.paths == {"conversations": ("export", "tickets"), "role": ("author.kind", "name")}
    assert mapping.texts == {Role.AGENT: ("text_src",)}
    assert mapping.roles == {"l1 support": Role.AGENT}
    assert (mapping.channel, str(mapping.time_zone)) == (Channel.EMAIL, "Europe/Berlin")
    assert mapping.support == {"help@shop.test", "@shop.test"}


@pytest.mark.parametrize(
    ("word", "role"), [("L1 support ", Role.AGENT), ("End-User", Role.CUSTOMER), ("user", Role.BOT), ("nobody", None)]
)
def test_its_own_words_for_roles_come_before_the_usual_ones(word: str, role: Role | None) -> None:
    assert mapping_from('[roles]\n"L1 Support" = "agent"\nuser = "bot"').role_of(word) is role


@pytest.mark.parametrize(
    ("time", "offset"),
    [("2026-01-05T10:02:00", "+01:00"), ("2026-07-05", "+02:00"), ("2026-01-05T10:02:00Z", "+00:00")],
)
def test_its_time_zone_holds_for_times_that_name_none(time: str, offset: str) -> None:
    placed = mapping_from(WHOLE).in_zone(datetime.fromisoformat(time))
    assert placed is not None
    assert placed.isoformat().endswith(offset)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("columns = 1", "columns must be an object, not a number."),
        ("[columns]\nmood = 'x'", "columns.mood is no setting"),
        ("[paths]\ntext = ''", "paths.text leads nowhere"),
        ("[roles]\nx = 'boss'", "roles.x is 'boss'"),
        ("time_zone = 'Mars/Base'", "time_zone is 'Mars/Base'"),
        ("time_zone = '../x'", "time_zone is '../x'"),
        ("support = 'help@shop.test'", "support must be a list, not text."),
        ("[", "The mapping is not TOML"),
    ],
)
def test_what_is_wrong_is_named(toml: str, problem: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        mapping_from(toml)
    assert problem in str(raised.value)

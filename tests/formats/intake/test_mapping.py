"""A mapping: what a file's own names mean, checked when it is read."""

import pytest

from heard.conversation.channel import Channel
from heard.conversation.role import Role
from heard.errors import InvalidValue
from heard.formats.intake.mapping import mapping_from

WHOLE = """
channel = "email"
time_zone = "Europe/Berlin"
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


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("columns = 1", "columns must be an object, not a number."),
        ("[columns]\nmood = 'x'", "columns.mood is no setting"),
        ("[paths]\ntext = ''", "paths.text leads nowhere"),
        ("[roles]\nx = 'boss'", "roles.x is 'boss'"),
        ("time_zone = 'Mars/Base'", "time_zone is 'Mars/Base'"),
        ("time_zone = '../x'", "time_zone is '../x'"),
        ("[", "The mapping is not TOML"),
    ],
)
def test_what_is_wrong_is_named(toml: str, problem: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        mapping_from(toml)
    assert problem in str(raised.value)

"""The guide to formats: the example of a table and its mapping does what it says."""

import re
from pathlib import Path

from heard.formats.intake.mapping import COLUMNS, mapping_from
from tests.formats.reading import read

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "formats.md").read_text(encoding="utf-8")
TABLES = GUIDE.partition("## Tables")[2]


def test_the_table_is_read_by_its_mapping() -> None:
    [table] = re.findall(r"```csv\n(.+?)```", TABLES, re.DOTALL)
    outcome = read(table, mapping=re.findall(r"```toml\n(.+?)```", TABLES, re.DOTALL)[0])
    assert outcome.said == ["customer: The lamp flickers.", "agent: Since when does it?"]
    assert not outcome.rejected + outcome.warnings


def test_every_mapping_is_one() -> None:
    for toml in re.findall(r"```toml\n(.+?)```", TABLES, re.DOTALL):
        assert mapping_from(toml)


def test_every_column_of_a_mapping_is_named() -> None:
    assert set(re.findall(r"\b\w+\b", TABLES)) >= COLUMNS

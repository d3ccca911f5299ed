"""Columns: the names of columns as programs write them."""

import pytest

from heard.formats.tables.columns import plain_name


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("ticket_id", "ticket_id"),
        ("Ticket ID", "ticket_id"),
        ("ticketId", "ticket_id"),
        (" Author-Type ", "author_type"),
        ("message.body", "message_body"),
        ("TEXT", "text"),
        ("#", ""),
    ],
)
def test_a_column_has_one_plain_name_however_it_is_written(column: str, name: str) -> None:
    assert plain_name(column) == name

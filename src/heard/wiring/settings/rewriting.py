"""Has a settings file say something else, and leaves the rest as somebody wrote it: comments, order, spelling."""

from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import ParseError
from tomlkit.items import AoT, Table

from heard.errors import SettingsError

Values = Mapping[str, Any]


def with_values(text: str, name: str, values: Values | None) -> str:
    """The file with these values in a table, None for one that is taken out; without the table where none are given."""
    document = _document(text)
    if values is None:
        document.pop(name, None)
        return tomlkit.dumps(document)
    table = document.setdefault(name, tomlkit.table())
    if not isinstance(table, Mapping):
        raise _no_settings(name)
    for key, value in values.items():
        _set(table, key, value)
    if not table:
        del document[name]
    return tomlkit.dumps(document)


def with_writer(text: str, values: Values) -> str:
    """The file with another writer. A key is for one host: no other is sent one that was not given along."""
    before = _document(text).get("writer", {})
    is_same_host = isinstance(before, Mapping) and _origin(str(before.get("url"))) == _origin(values["url"])
    return with_values(text, "writer", values if is_same_host else {"key": None, **values})


def with_value(text: str, key: str, value: object) -> str:
    """The file with one value outside of all tables; None takes it out."""
    document = _document(text)
    _set(document, key, value)
    return tomlkit.dumps(document)


def with_tables(text: str, name: str, wanted: Sequence[Values]) -> str:
    """The file with just these tables in a list of them, told apart by their `id`; so are lists of tables in them."""
    document = _document(text)
    _set_tables(document, name, wanted)
    return tomlkit.dumps(document)


def with_statement(text: str, wanted: Values) -> str:
    """The file of statements with one more, or another under the same id, which is then in use."""
    document = _document(text)
    there = [each.unwrap() for each in _list(document, "statement", Mapping)]
    ids = [each.get("id") for each in there]
    if wanted["id"] in ids:
        there[ids.index(wanted["id"])] = dict(wanted)
    else:
        there.append(dict(wanted))
    _set_tables(document, "statement", there)
    _set_retired(document, wanted["id"], retired=False)
    return tomlkit.dumps(document)


def without_statement(text: str, id_: str, *, retired: bool) -> str:
    """The file without its words for a statement, which is retired where it would be there all the same."""
    document = _document(text)
    there = [each.unwrap() for each in _list(document, "statement", Mapping)]
    _set_tables(document, "statement", [each for each in there if each.get("id") != id_])
    _set_retired(document, id_, retired=retired)
    return tomlkit.dumps(document)


def _set_tables(document: TOMLDocument | Table, name: str, wanted: Sequence[Values]) -> None:
    tables = _tables(document, name)
    ids = [values["id"] for values in wanted]
    for place in reversed(range(len(tables))):
        if tables[place].get("id") not in ids:
            del tables[place]
    there = {table["id"]: table for table in tables}
    for values in wanted:
        _set_table(there.setdefault(values["id"], tomlkit.table()), values)
    if [table["id"] for table in tables] != ids[: len(tables)]:
        # Put in another order they are written anew, and comments between them move along.
        tables.clear()
    tables.extend(there[id_] for id_ in ids[len(tables) :])
    if not tables:
        del document[name]


def _tables(document: TOMLDocument | Table, name: str) -> AoT:
    """The tables of a list, however somebody has written it."""
    there = document.get(name)
    if not isinstance(there, AoT):
        tables = tomlkit.aot()
        for each in _list(document, name, Mapping):
            tables.append(tomlkit.item(each.unwrap()))
        # Behind all that stands outside of tables, which would else become theirs.
        document.pop(name, None)
        document[name] = tables
    found: AoT = document[name]
    return found


def _list(document: TOMLDocument | Table, name: str, of: type) -> Sequence[Any]:
    there = document.get(name, ())
    if not isinstance(there, Sequence) or not all(isinstance(each, of) for each in there):
        raise _no_settings(name)
    return list(there)


def _no_settings(name: str) -> SettingsError:
    """Somebody is at work on the file, and what they have written must not be lost."""
    return SettingsError(f"What the file says of {name} as it stands is no settings; mend it by hand first.")


def _set_table(table: Table, values: Values) -> None:
    for key in [key for key in table if key not in values]:
        del table[key]
    for key, value in values.items():
        if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
            _set_tables(table, key, value)
        else:
            _set(table, key, value)


def _set_retired(document: TOMLDocument, id_: str, *, retired: bool) -> None:
    others = [each for each in _list(document, "retired", object) if each != id_]
    _set(document, "retired", ([*others, id_] if retired else others) or None)


def _set(table: Any, key: str, value: object) -> None:  # noqa: ANN401 - a table or the whole file, alike in this
    """Touch nothing that says it already."""
    if value is None:
        table.pop(key, None)
    elif key not in table or table[key] != value:
        table[key] = value


def _origin(url: str) -> str:
    scheme, separator, rest = url.lower().partition("://")
    return scheme + separator + rest.partition("/")[0]


def _document(text: str) -> TOMLDocument:
    try:
        return tomlkit.parse(text)
    except ParseError as problem:
        # Somebody is at work on it, and what they have written must not be lost.
        raise SettingsError(f"The file as it stands is not TOML ({problem}); mend it by hand first.") from problem

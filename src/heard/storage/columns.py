"""Kinds of columns that both databases keep alike."""

import json
import zlib
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from heard.conversation.fields import UNPRINTABLE


class Words(TypeDecorator[str]):
    """Text of any length; what one of the databases cannot keep, NUL and half letters, becomes U+FFFD in both."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The text as both can keep it."""
        return None if value is None else UNPRINTABLE.sub("\ufffd", value)


class UtcTime(TypeDecorator[datetime]):
    """A time in UTC, to the microsecond; one without a zone is taken as UTC, for the sake of order."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The time as the database keeps it: in UTC, without a zone."""
        return None if value is None else as_utc(value).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The time with its zone, UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class PackedJson(TypeDecorator[object]):
    """JSON that is only ever read whole, compressed; the same value gives the same bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: object, _dialect: Dialect) -> bytes | None:
        """The value as compressed JSON."""
        return None if value is None else pack(value)

    def process_result_value(self, value: bytes | None, _dialect: Dialect) -> object:
        """The value again."""
        return None if value is None else json.loads(zlib.decompress(value))


def pack(value: object) -> bytes:
    """A value as compressed JSON."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), level=6)


def as_utc(at: datetime) -> datetime:
    """The time in UTC; one without a zone, or too near an end of the calendar to be moved, keeps its figures."""
    if at.tzinfo is None:
        return at.replace(tzinfo=UTC)
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)


def own_spelling(at: datetime | None) -> str | None:
    """How the source wrote a time, where UTC does not say the same."""
    return None if at is None or (at == as_utc(at) and at.tzinfo is UTC) else at.isoformat()


def as_written(at: datetime | None, spelling: str | None) -> datetime | None:
    """The time as the source wrote it."""
    return at if spelling is None else datetime.fromisoformat(spelling)

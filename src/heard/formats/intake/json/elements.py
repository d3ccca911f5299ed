"""The values of a JSON file one by one: those of a list, wherever it lies in the file, or one a line."""

from collections.abc import Collection, Iterator

from heard.errors import TranscriptError
from heard.formats.intake.json.element import TOP, Element, within
from heard.formats.intake.json.head import one_a_line
from heard.formats.intake.json.parsing import parse
from heard.formats.intake.json.stream import Stream
from heard.formats.intake.mapping import Way
from heard.formats.intake.source import TOO_LONG, Source


def read_elements(source: Source, paths: Collection[Way] = (TOP,)) -> Iterator[Element]:
    """The values at these paths, as the file has them; what cannot be read is rejected, and the rest goes on."""
    return _from_lines(source, paths) if one_a_line(source.head) else Stream.of(source, paths).read()


def _from_lines(source: Source, paths: Collection[Way]) -> Iterator[Element]:
    for line in source.lines():
        number = line.number or 1
        if line.text is None:
            source.reject(TOO_LONG, number)
        elif line.text.strip():
            try:
                value = parse(line.text, source, number)
            except TranscriptError as error:
                source.reject(error)
            else:
                yield from within(value, paths, number)

"""Coverage fuzzing of tables, mails and calls: `python -m tests.formats.fuzz_tables [options] [corpus]`."""

import io
import sys
from collections import deque

import atheris

with atheris.instrument_imports(include=["heard.formats", "heard.language.quoting"]):
    from heard.errors import TranscriptError
    from heard.formats import csv_conversations, csv_messages, eml, mbox, srt, transcript, webvtt, xlsx
    from heard.formats.catalogue import Format
    from heard.formats.intake.source import open_source

FORMATS: tuple[Format, ...] = (csv_messages, csv_conversations, mbox, eml, webvtt, srt, transcript, xlsx)


def fuzz(raw: bytes) -> None:
    """Read these bytes as what they look like, and without the first as what that one says."""
    for module in FORMATS:
        _read(module, raw, sniffed=True)
    if raw:
        _read(FORMATS[raw[0] % len(FORMATS)], raw[1:], sniffed=False)


def _read(module: Format, raw: bytes, *, sniffed: bool) -> None:
    """Read the bytes in a format; whatever is wrong with them is told in one line."""
    try:
        source = open_source(io.BytesIO(raw), name="fuzz")
        if sniffed and not module.sniff(source.head):
            return
        deque(module.read(source), maxlen=0)
        problems = [str(problem) for problem in source.rejected]
    except TranscriptError as error:
        problems = [str(error)]
    assert not any("\n" in problem for problem in problems)


if __name__ == "__main__":
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()

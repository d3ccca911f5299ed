"""A fuzzer on every format that is JSON: `python -m tests.formats.fuzz_json CORPUS tests/formats/samples`.

Only a TranscriptError may come out; whatever else does ends the run, and atheris keeps the bytes that led to it.
"""

import io
import sys

import atheris

with atheris.instrument_imports(include=["heard.formats"]):
    from heard.errors import TranscriptError
    from heard.formats import (
        chat_messages,
        chatwoot,
        contact_lens,
        convokit,
        heard_json,
        mapped_json,
        zammad,
        zendesk,
    )
    from heard.formats.intake.mapping import mapping_from
    from heard.formats.intake.source import open_source

FORMATS = (chat_messages, chatwoot, contact_lens, convokit, heard_json, mapped_json, zammad, zendesk)
MAPPING = mapping_from('[paths]\nturns = "messages"\nrole = "role"\ntext = "content"\nat = "at"\ncustomer = "id"')


def read_all(raw: bytes) -> None:
    """Sniff and read these bytes as each format, whether it takes them for its own or not."""
    for each in FORMATS:
        try:
            source = open_source(io.BytesIO(raw), name="fuzzed", mapping=MAPPING)
            each.sniff(source.head)
            for conversation in each.read(source):
                assert conversation.id
        except TranscriptError:
            continue


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_all)
    atheris.Fuzz()

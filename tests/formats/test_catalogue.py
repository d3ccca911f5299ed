"""The catalogue: every format is listed and told apart by content, and every conversation gets an id of its own."""

from importlib import import_module
from io import BytesIO
from itertools import islice
from pathlib import Path
from pkgutil import iter_modules
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import heard.formats
from heard.errors import TranscriptError
from heard.formats.catalogue import BINARY_FORMATS, FOLDER_WRITERS, FORMATS, WRITERS, read_conversations
from heard.formats.intake.source import open_source
from tests.formats.reading import SAMPLES, read

EXAMPLES = Path(__file__).parents[2] / "examples" / "conversations"
# What reads any JSON by a mapping has no sample of its own, and Label Studio holds annotations.
NO_FORMATS = {"catalogue", "preview", "mapped_json", "label_studio"}
NAMES = [each.name for each in iter_modules(heard.formats.__path__) if not each.ispkg and each.name not in NO_FORMATS]
# A file of one mail says only the first of what all others say.
ALONE = {"eml": 1}
LINE = '{"turns": [{"role": "customer", "text": "Hi"}]}\n'
NAMED = '{"id": "a", "turns": []}\n'

each_format = pytest.mark.parametrize("name", NAMES)


def sample_of(name: str) -> bytes:
    """What stands in the sample that is called like the format."""
    [path] = SAMPLES.glob(f"{name}.*")
    return path.read_bytes()


@each_format
def test_every_format_is_listed(name: str) -> None:
    assert import_module(f"heard.formats.{name}") in FORMATS + BINARY_FORMATS


@each_format
def test_every_format_knows_its_own_sample(name: str) -> None:
    source = open_source(BytesIO(sample_of(name)), name=name)
    asked = BINARY_FORMATS if source.binary else FORMATS
    assert next(each for each in asked if each.sniff(source.head)) is import_module(f"heard.formats.{name}")


@each_format
def test_every_sample_says_the_same(name: str) -> None:
    outcome = read(sample_of(name), mapping='support = ["@shop.test"]')
    words = [turn.partition(": ")[2].replace("\n", " ") for turn in outcome.said if not turn.startswith("system")]
    assert words == ["The lamp flickers.", "Since when does it?", "Thanks, it works."][: ALONE.get(name)]
    assert not outcome.rejected + outcome.warnings


def test_every_writer_has_a_word_of_its_own() -> None:
    words = [each.WORD for each in WRITERS] + [each.WORD for each in FOLDER_WRITERS]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_example_is_read_without_a_word(path: Path) -> None:
    outcome = read(path.read_bytes(), path.name)
    assert len(outcome.said) > 1
    assert not outcome.rejected + outcome.warnings


@pytest.mark.parametrize("name", ["talk.png", "talk", "talk.csv"])
def test_the_name_of_a_file_decides_nothing(name: str) -> None:
    assert read("Customer: Hi", name).said == ["customer: Hi"]


@pytest.mark.parametrize(
    ("content", "name", "ids"),
    [
        (LINE, "talk.jsonl", ["talk"]),
        (LINE * 3, "folder/talk.jsonl", ["talk-1", "talk-2", "talk-3"]),
        (LINE + NAMED + LINE, "talk.jsonl", ["talk-1", "a", "talk-3"]),
        (LINE, "", ["conversation"]),
        (LINE, "\udcff.txt", ["\ufffd"]),
        ("Customer: Hi", "late parcel.txt", ["late parcel"]),
        ("Customer: Hi\n---\nCustomer: Ho", "talk.txt", ["talk-1", "talk-2"]),
    ],
)
def test_a_conversation_without_an_id_is_called_after_its_file(content: str, name: str, ids: list[str]) -> None:
    assert read(content, name).ids == ids


def test_an_id_that_stands_twice_is_numbered_with_one_warning() -> None:
    outcome = read(NAMED * 3 + NAMED.replace('"a"', '"a-2"') + NAMED)
    assert outcome.ids == ["a", "a-2", "a-3", "a-2-2", "a-4"]
    assert outcome.warnings == ("The id 'a' stands more than once; the second is called 'a-2' here, and so on.",)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "talk.txt: this is empty; save the conversation in it and try again."),
        (b"\xef\xbb\xbf\n \n", "talk.txt: this is empty; save the conversation in it and try again."),
        (b"What a day it was.", "talk.txt: this is none of what Heard reads: "),
        (b"[]", "talk.txt: there is no conversation in it."),
        (b"role,text\n", "talk.txt: there is no conversation in it."),
        (b'{"turns": [}', "talk.txt, line 1: this is not valid JSON at character 12"),
        (b'{"turns": [\n\n', "talk.txt, line 1: this is not valid JSON at character 12"),
        (b'{"id": 1}\n{"id": 2}\n', "talk.txt, line 1: turns is missing. So it is with 1 more; nothing"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(TranscriptError) as raised:
        read(content)
    assert str(raised.value).startswith(sentence)


class Endless:
    """A stream that has no end: one conversation a line, for ever."""

    def read(self, size: int) -> bytes:
        """As many bytes as are asked for."""
        return (LINE.encode() * size)[:size]


def test_a_stream_without_end_is_read_as_it_comes() -> None:
    source = open_source(cast("BinaryIO", Endless()), name="live")
    assert len(list(islice(read_conversations(source), 5))) == 5


def reads_or_refuses(raw: bytes, mapping: str = "") -> bool:
    """Whether a file gives a conversation or a sentence; any other error comes through."""
    try:
        return bool(read(raw, mapping=mapping).conversations)
    except TranscriptError as error:
        return "\n" not in str(error)


fragments = st.sampled_from(
    'Customer:|Agent:|Anna:|[10:02] |2026-01-05 10:02 - |---|\n|\r|,|;|\t|"|{|}|[|]|:|"turns"|"messages"|"role"|"text"|'
    '"content"|"id"|"customer"|"user"|null|1|NaN|role|text|id,role,text|\\ud800|\x00|é|😀'.split("|")
)


@given(st.text())
def test_no_text_at_all_leads_to_a_traceback(text: str) -> None:
    assert reads_or_refuses(text.encode("utf-8", "surrogatepass"))


@given(st.binary())
def test_no_bytes_lead_to_a_traceback(raw: bytes) -> None:
    assert reads_or_refuses(raw)


@given(st.lists(fragments | st.text(max_size=3)).map("".join))
def test_nothing_that_looks_like_a_conversation_leads_to_a_traceback(text: str) -> None:
    assert reads_or_refuses(text.encode("utf-8", "surrogatepass"))

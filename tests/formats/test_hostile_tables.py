"""Tables, workbooks, mails and calls that are broken or made to harm: a sentence, in little time and memory."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.errors import TranscriptError
from tests.formats.hostile import HOSTILE
from tests.formats.reading import SAMPLES, Outcome, read

pytestmark = pytest.mark.faults

# Two seconds on a machine that does nothing else; it may do much else.
LONGEST_SECONDS = 30
MOST_MB = 300
FUZZED = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".csv", ".xlsx", ".mbox", ".eml", ".vtt", ".srt"})


def outcome_of(raw: str | bytes) -> Outcome:
    """What comes of a file; one that is refused as a whole has one problem."""
    content = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
    try:
        return read(content)
    except TranscriptError as error:
        return Outcome((), (str(error),), ())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_sentences_and_takes_no_time(name: str) -> None:
    raw = HOSTILE[name]()
    start = time.monotonic()
    outcome = outcome_of(raw)
    assert time.monotonic() - start < LONGEST_SECONDS
    assert outcome.conversations or outcome.rejected
    assert all("\n" not in sentence and "\x1b" not in sentence for sentence in outcome.rejected + outcome.warnings)


def test_there_are_a_hundred_of_them() -> None:
    assert len(HOSTILE) >= 100


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("table: an unclosed quotation mark", ["customer: Hi"]),
        ("table: a quotation mark over megabytes", ["customer: Hi", "customer: Hi"]),
        ("table: a cell of 17 MB", ["customer: Hi"]),
        ("table: a line without end", ["customer: Hi"]),
        ("table: a million cells", ["customer: Hi", "customer: Hi"]),
        ("table: stray CR", ["customer: Hi"]),
        ("workbook: rows of no number", ["customer: Hi"]),
        ("mail: a line of 17 MB", ["customer: ", "customer: Hi"]),
    ],
)
def test_what_is_good_in_a_bad_file_is_read(name: str, said: list[str]) -> None:
    assert outcome_of(HOSTILE[name]()).said == said


MEASURE = """
import resource, sys
from tests.formats.hostile import HOSTILE
from tests.formats.test_hostile_tables import outcome_of

raw = HOSTILE[sys.argv[1]]()
raw = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
outcome_of(raw)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the figure has another unit elsewhere")
@pytest.mark.parametrize(
    "name",
    [
        "table: a quotation mark over megabytes",
        "table: a million columns",
        "workbook: 200 MB of nothing",
        "workbook: a million cells in a row",
        "mail: parts without end",
    ],
)
def test_a_hostile_file_takes_little_memory(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE, name], capture_output=True, text=True, check=True)
    assert int(done.stdout) < MOST_MB


@given(st.sampled_from(FUZZED), st.data())
def test_a_sample_with_other_bytes_in_it_leads_to_no_traceback(path: Path, data: st.DataObject) -> None:
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        raw[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    outcome = outcome_of(bytes(raw))
    assert outcome.conversations or outcome.rejected


@pytest.mark.skipif(sys.platform != "linux", reason="atheris comes for Linux only")
def test_a_fuzzer_finds_nothing_in_ten_seconds(tmp_path: Path) -> None:
    for path in FUZZED:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    limits = ["-max_total_time=10", "-timeout=10", "-rss_limit_mb=1024", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, "-m", "tests.formats.fuzz_tables", *limits, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]

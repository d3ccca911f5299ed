"""What the engines tell others: nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REVIEW = """
import heard
heard.review(heard.Conversation("1", (heard.Turn("1", heard.Role.CUSTOMER, "Where is my parcel?"),)))
"""


@pytest.mark.engine
def test_a_review_leaves_nothing_behind_for_others_to_fetch(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    environment |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", REVIEW], env=environment, check=True, timeout=60)
    assert list(tmp_path.rglob("*")) == []

"""What the figures were measured with, and on: versions, machine, date."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from evals.rival import Rivals
from evals.table import Table
from heard.wiring.model import shipped_model

# What the baselines are taught with.
TEACHERS = ("scikit-learn", "torch", "transformers")
CPU_LIST = Path("/proc/cpuinfo")


def describe_run(rivals: Rivals) -> Table:
    """Everything a reader needs to compare these figures with their own."""
    versions = shipped_model().versions
    beside = ", ".join(f"{rival.name} {version(rival.package)}" for rival in rivals)
    libraries = ", ".join(f"{name} {version(name)}" for name in ("onnxruntime", "tokenizers", "numpy"))
    rows = (
        ("Heard", f"{versions.heard}, model {versions.model}, rubric {versions.rubric}"),
        ("beside", beside),
        ("taught beside", ", ".join(f"{name} {version(name)}" for name in TEACHERS)),
        ("on", f"Python {platform.python_version()}, {libraries}"),
        ("machine", f"{os.cpu_count()} cores, {cpu_name()}, {platform.system()} {platform.machine()}"),
        ("other work", f"load average {os.getloadavg()[0]:.1f} when the run began"),
        ("date", datetime.now(UTC).date().isoformat()),
    )
    return Table(("what", "which"), rows)


def cpu_name() -> str:
    """The processor as the system calls it."""
    lines = CPU_LIST.read_text(encoding="utf-8").splitlines() if CPU_LIST.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "processor unknown"

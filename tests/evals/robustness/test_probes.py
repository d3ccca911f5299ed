"""Every written set has a probe."""

from pathlib import Path

import pytest

from evals.feelings import hints
from evals.history import identities
from evals.history import written as stories
from evals.rehearsal.blind import answers
from evals.replies import closing
from evals.robustness.names import CONTRASTS
from evals.robustness.probe import Probe
from evals.robustness.probes import PROBES
from evals.sets import REPOSITORY, read_written
from evals.suggestions import mediocre, plain, readers


def test_every_set_is_asked_about() -> None:
    written = {path.name for path in (REPOSITORY / "evals" / "written").glob("*.jsonl")}
    others = (hints, closing, plain, readers, mediocre, stories, identities, answers)
    in_other_sections = {Path(each.FILE).name for each in others}
    assert {Path(probe.file).name for probe in PROBES} | in_other_sections == written


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.title)
def test_every_case_has_all_variants(probe: Probe) -> None:
    for fields in read_written(probe.file):
        assert fields[probe.unit]
        assert all(variant.exchange(fields).turns for variant in probe.variants.values())


def test_every_contrast_of_names_is_told() -> None:
    assert {fields["contrast"] for fields in read_written("evals/written/names.jsonl")} == set(CONTRASTS)

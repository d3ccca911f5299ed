"""The probes of robustness, in the order of their sections."""

from evals.robustness.meaning import NEGATION, QUOTING, SARCASM
from evals.robustness.names import NAMES
from evals.robustness.varieties import DIALECT, NON_NATIVE
from evals.robustness.warmth import REFUSAL, STUFFING

PROBES = (NAMES, DIALECT, NON_NATIVE, STUFFING, REFUSAL, NEGATION, QUOTING, SARCASM)

"""Presidio as a further finder of secrets: names, and what its recognisers know beside Heard's own finders.

An extra: `pip install heard[presidio]`, and the language model that its documentation names.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Protocol

from heard.errors import EngineError
from heard.privacy.secret import Secret, SecretKind

# What Presidio calls them. Places and dates are what conversations are about; its cards are too often order numbers.
KINDS = {
    "IBAN_CODE": SecretKind.IBAN,
    "EMAIL_ADDRESS": SecretKind.EMAIL,
    "PHONE_NUMBER": SecretKind.PHONE,
    "IP_ADDRESS": SecretKind.IP_ADDRESS,
    "PERSON": SecretKind.NAME,
} | dict.fromkeys(
    "US_SSN US_ITIN US_PASSPORT US_DRIVER_LICENSE US_BANK_NUMBER UK_NHS UK_NINO ES_NIF ES_NIE IT_FISCAL_CODE "
    "IT_IDENTITY_CARD IT_PASSPORT IT_DRIVER_LICENSE PL_PESEL SG_NRIC_FIN AU_TFN AU_MEDICARE IN_AADHAAR IN_PAN "
    "IN_PASSPORT IN_VOTER FI_PERSONAL_IDENTITY_CODE".split(),
    SecretKind.NATIONAL_ID,
)
# Presidio scores from 0 to 1; below this it has seen a form and no context.
SURE = 0.5


class Found(Protocol):
    """What an analyzer says of a stretch of a text."""

    entity_type: str
    start: int
    end: int


class Analyzer(Protocol):
    """The part of Presidio's AnalyzerEngine that is used."""

    def analyze(self, text: str, language: str, *, entities: list[str], score_threshold: float) -> Sequence[Found]:
        """What was found of these entities with at least this score."""


class PresidioFinder:
    """A Finder over Presidio's analyzer, which is loaded once, here, unless it is handed in."""

    def __init__(self, analyzer: Analyzer | None = None, *, language: str = "en") -> None:
        self._analyzer = analyzer or _load()
        self._language = language

    def find(self, text: str) -> Iterator[Secret]:
        """What Presidio is sure enough of, as kinds of Heard."""
        found = self._analyzer.analyze(text, self._language, entities=list(KINDS), score_threshold=SURE)
        return (Secret(KINDS[each.entity_type], each.start, each.end) for each in found if each.entity_type in KINDS)


def _load() -> Analyzer:
    try:
        presidio = import_module("presidio_analyzer")
    except ImportError as problem:
        raise EngineError(
            "Presidio is not installed; run `pip install heard[presidio]`, or take it out of the settings."
        ) from problem
    analyzer: Analyzer = presidio.AnalyzerEngine()
    return analyzer

"""The one table of facts: what holds of an installation, a sentence each, from which all documents are written.

No document states a fact in words of its own, so that no two of them can contradict each other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from heard.access import POLICY, AccessRole, Action, Extent
from heard.errors import NotFound
from heard.insights.sight import AGENT_FIRST
from heard.interval import FEWEST_AGENTS, FEWEST_SCORED
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.scoring.model import Versions
from heard.settings import Settings

TEXTS = Path(__file__).parent / "texts"
FACTS = "facts.md"
# Each fact stands below its id.
SECTION = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
# What would be read as form in Markdown, in a name that somebody has typed.
FORM = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


@dataclass(frozen=True, slots=True)
class Installation:
    """What documents are about: the settings in force, the versions, the kind of database, the day of the settings.

    `quality` is whether leads see figures of single agents; None where the documents are written without the database.
    """

    settings: Settings
    versions: Versions
    database: str
    day: date | None = None
    quality: bool | None = None


def languages() -> Sequence[str]:
    """The languages that there are texts in."""
    return sorted(folder.name for folder in TEXTS.iterdir() if folder.is_dir())


@cache
def open_texts(language: str) -> Environment:
    """The texts in a language; NotFound where there are none."""
    if language not in languages():
        raise NotFound(f"There are no texts in '{plain(language)[:20]}'; there are: {', '.join(languages())}.")
    texts = Environment(  # noqa: S701 - these are no pages: what is made of them as HTML is escaped there
        loader=FileSystemLoader(TEXTS / language), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    texts.filters["plain"] = plain
    return texts


def facts_of(here: Installation, texts: Environment) -> Mapping[str, str]:
    """Every fact by its id, in the order of the table."""
    settings = here.settings
    told = texts.get_template(FACTS).render(
        here=here,
        settings=settings,
        kept=settings.retention,
        hosts=_hosts(settings),
        counts={kind.value: sum(each.kind is kind for each in BEHAVIOURS) for kind in Kind},
        who_may=who_may,
        fewest=FEWEST_SCORED,
        fewest_agents=FEWEST_AGENTS,
        days_first=AGENT_FIRST.days,
        actions=Action,
    )
    return {found[1]: " ".join(found[2].split()) for found in SECTION.finditer(told)}


def who_may(action: Action) -> Sequence[tuple[AccessRole, Extent]]:
    """The roles that may do something, and how far each carries."""
    return list(POLICY[action].items())


def plain(text: object) -> str:
    """A text in which nothing is read as form."""
    return FORM.sub(r"\\\1", " ".join(str(text).split()))


def _hosts(settings: Settings) -> Mapping[str, str | None]:
    """Where something goes, if anywhere."""
    return {
        "writer": urlsplit(settings.writer.url).hostname if settings.writer else None,
        "sign_in": urlsplit(settings.oidc.issuer).hostname if settings.oidc else None,
        "mail": settings.mail.host if settings.mail else None,
    }

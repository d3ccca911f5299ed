"""A report as one file: a page with everything inside, which any browser shows and prints."""

from base64 import b64encode
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import Literal

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from heard.reports.report import Report
from heard.version import VERSION

Paper = Literal["A4", "Letter"]
HERE = Path(__file__).parent
STYLE = (HERE / "report.css").read_text(encoding="utf-8")
# Pages tell figures in the same words.
IN_WORDS = PrefixLoader({"reports": FileSystemLoader(HERE / "told")})
TEMPLATES = Environment(
    loader=ChoiceLoader([FileSystemLoader(HERE), IN_WORDS]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=["jinja2.ext.i18n"],
)
ENGLISH = NullTranslations()
TEMPLATES.install_gettext_callables(ENGLISH.gettext, ENGLISH.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension's own


def policy_of(style: str = STYLE) -> str:
    """What a page may do: nothing runs in it, and nothing is fetched."""
    return f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def page_of(report: Report, *, back: str | None = None, paper: Paper | None = None) -> str:
    """The page, perhaps for one kind of paper; the same report gives the same letters.

    `back` is where a link leads that is not printed.
    """
    style = STYLE if paper is None else STYLE.replace("@page {", f"@page {{\n  size: {paper} portrait;", 1)
    shown = {
        "report": report,
        "style": Markup(style),  # noqa: S704 - our own file
        "policy": policy_of(style),
        "back": back,
        "version": VERSION,
    }
    return TEMPLATES.get_template("report.html").render(shown)

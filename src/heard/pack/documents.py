"""The documents of the pack, as Markdown and as HTML to print; the same settings give the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from string import Template

from jinja2 import Environment
from markdown_it import MarkdownIt

from heard.access import Action
from heard.pack.facts import TEXTS, Installation, facts_of, open_texts, who_may

# In the order in which somebody who begins would read them.
NAMES = (
    "instructions-for-use",
    "customer-notice",
    "agent-notice",
    "worker-notice",
    "works-council-sheet",
    "dpia",
    "risk-file",
)
PRINT = "print.html"
TO_HTML = MarkdownIt("commonmark", {"html": False}).enable("table")
TO_FILL_IN = "**[To fill in: {}]**"
FILLED_IN = re.compile(r"<strong>(\[To fill in: .*?\])</strong>")
TITLE = re.compile(r"# (.+)")
# The earliest that a zip can tell: no document says when it was packed.
NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Document:
    """One document: the name of its files, its title, and its text in both forms."""

    name: str
    title: str
    markdown: str
    html: str

    @property
    def blanks(self) -> int:
        """How many places are left to be filled in; the one in the head only shows what they look like."""
        return self.markdown.count(TO_FILL_IN.partition("{")[0]) - 1

    @property
    def files(self) -> Mapping[str, str]:
        """What its files are called, and what stands in them."""
        return {f"{self.name}.md": self.markdown, f"{self.name}.html": self.html}


def write_documents(here: Installation, language: str) -> tuple[Document, ...]:
    """All documents on an installation; NotFound where there are no texts in a language."""
    texts = open_texts(language)
    facts = facts_of(here, texts)
    parts = {
        "head": texts.get_template("head.md").render(here=here).strip(),
        "rights": texts.get_template("rights.md").render(actions=Action, who_may=who_may).strip(),
        "table": "\n".join(_table(facts)),
        "fact": facts.__getitem__,
        "fill": TO_FILL_IN.format,
    }
    return tuple(_document(name, language, texts, parts) for name in NAMES)


def zip_of(documents: tuple[Document, ...]) -> bytes:
    """The files of all documents as one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        for document in documents:
            for name, text in document.files.items():
                entry = zipfile.ZipInfo(f"heard-documents/{name}", NO_TIME)
                folder.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _document(name: str, language: str, texts: Environment, parts: Mapping[str, object]) -> Document:
    markdown = texts.get_template(f"{name}.md").render(parts).strip() + "\n"
    title = TITLE.match(markdown)
    told = title[1] if title else name
    return Document(name, told, markdown, _printable(markdown, told, language))


def _printable(markdown: str, title: str, language: str) -> str:
    """A page to print; what has to be filled in stands out, and nothing in it is taken for HTML."""
    marked = FILLED_IN.sub(r"<mark>\1</mark>", TO_HTML.render(markdown)).strip()
    page = Template((TEXTS / PRINT).read_text(encoding="utf-8"))
    return page.substitute(language=language, title=escape(title), body=marked)


def _table(facts: Mapping[str, str]) -> Iterator[str]:
    yield "| fact | as it stands |"
    yield "|---|---|"
    yield from (f"| {id_} | {sentence} |" for id_, sentence in facts.items())

"""What stands on the screen goes through gettext, and works from either side."""

import re
from html.parser import HTMLParser

import pytest
from jinja2 import nodes

from heard.web.shared.pages import PIECES, TEMPLATES, WEB

PAGES = TEMPLATES.list_templates(extensions=["html"])
STYLES = sorted(name for name, piece in PIECES.items() if piece.kind == "text/css")
# What is read to people, or shown, from a tag itself.
SPOKEN = {"alt", "aria-label", "aria-description", "content", "placeholder", "title"}
# Names, and what a keyboard has on it.
UNTRANSLATED = {
    "Heard",
    "Ctrl",
    "Ctrl K",
    "Alt",
    "H",
    "J",
    "K",
    "R",
    "Z",
    "CSV",
    "XLSX",
    "JSONL",
    "Tab",
    "Enter",
    "Esc",
    "1",
    "5",
    "N",
    "C",
    "S",
    "[",
    "]",
    "↑",
    "↓",
    "–",
    "·",
    "width=device-width, initial-scale=1",
    "light dark",
}
SIDES = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-)?(?:left|right)(?:-[\w-]+)?\s*:|:\s*(?:left|right)\s*;"
)


class Reader(HTMLParser):
    """Collects the words that a person would meet."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        self.words.append(" ".join(data.split()))

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Words in a tag."""
        self.words += [value or "" for name, value in attrs if name in SPOKEN]


def bare_words(template: str) -> list[str]:
    """The words of a template that are not given to gettext."""
    pieces = [
        part.data if isinstance(part, nodes.TemplateData) else "\x00"
        for output in TEMPLATES.parse(template).find_all(nodes.Output)
        for part in output.nodes
    ]
    reader = Reader()
    reader.feed("".join(pieces))
    shown = (word.replace("\x00", "").strip(" ·,;:()") for word in reader.words)
    return [word for word in shown if re.search(r"[^\W\d_]", word) and word not in UNTRANSLATED]


def source_of(template: str) -> str:
    """A template as it is written, wherever it lies."""
    assert TEMPLATES.loader
    return TEMPLATES.loader.get_source(TEMPLATES, template)[0]


@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_a_page_goes_through_gettext(name: str) -> None:
    assert bare_words(source_of(name)) == []


@pytest.mark.parametrize("bare", ["<p>Hello</p>", "<p>{{ _('Hello') }} you</p>", '<a title="Go">{{ x }}</a>'])
def test_a_word_that_does_not_is_noticed(bare: str) -> None:
    assert bare_words(bare) != []


@pytest.mark.parametrize("name", STYLES)
def test_no_style_knows_left_from_right(name: str) -> None:
    assert SIDES.findall((WEB / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("sided", ["a { margin-left: 1px; }", "a { right: 0; }", "a { text-align: left; }"])
def test_a_style_that_does_is_noticed(sided: str) -> None:
    assert SIDES.search(sided)

"""What pages are made of: pieces under names that change with them, problems in words, and colours that can be read."""

import re
from pathlib import Path

import pytest

from heard.web.shared.pages import PIECES, TEMPLATES, WEB, read_pieces
from tests.web.office import Office
from tests.web.shared.test_screen import source_of

TOKENS = (WEB / "shared/tokens.css").read_text(encoding="utf-8")
HTML = {"Accept": "text/html"}
NAMED = "white black gray grey silver red maroon orange yellow gold olive green teal cyan blue navy purple pink brown"
COLOUR = re.compile(rf"#[0-9a-f]{{3,8}}\b|rgb|hsl|oklch|(?<![\w-])(?:{'|'.join(NAMED.split())})(?![\w-])")
WORDS = [f"feeling-{each}" for each in ("hot", "low", "uneasy", "glad")] + ["sure", "likely", "maybe", "not-sure"]
MARKS = ("unheard", "taken", "practice", "pitfall", "found", "near")
# Text on its ground: WCAG asks for 4.5 to 1; the edge of a field and the ring around it for 3 to 1.
PAIRS = [
    ("ink", "ground", 4.5),
    ("ink", "surface", 4.5),
    ("ink-quiet", "ground", 4.5),
    ("ink-quiet", "surface", 4.5),
    ("ink-quiet", "surface-near", 4.5),
    ("link", "surface", 4.5),
    ("on-deed", "deed", 4.5),
    ("on-deed", "deed-near", 4.5),
    ("wrong", "wrong-ground", 4.5),
    ("line-field", "surface", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "ground", 3.0),
    *((word, ground, 4.5) for word in WORDS for ground in ("ground", "surface", "surface-near")),
    *((front, f"mark-{each}", 4.5) for each in MARKS for front in ("ink", "link")),
]


def colours(time: str) -> dict[str, str]:
    """The colours of the day, and those that the night puts in their place."""
    pairs = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", TOKENS)
    return {name: day if time == "day" else night for name, day, night in pairs}


def light_of(colour: str) -> float:
    """How light a colour is, from 0 to 1, as WCAG reckons."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_is_shown_can_be_read(time: str, front: str, back: str, least: float) -> None:
    chosen = colours(time)
    darker, lighter = sorted((light_of(chosen[front]), light_of(chosen[back])))
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_no_colour_is_chosen_for_the_day_alone() -> None:
    assert len(re.findall(r"#[0-9a-f]{6}", TOKENS)) == 2 * len(colours("day"))


def test_colours_are_chosen_in_one_place() -> None:
    styles = [each for name, each in PIECES.items() if name.endswith(".css") and name != "shared/tokens.css"]
    assert not [each.path for each in styles if COLOUR.search(each.content.decode())]


@pytest.mark.parametrize("chosen", ["color: #fff;", "color: rgb(0 0 0 / 5%);", "border: 1px solid white;"])
def test_a_colour_that_is_chosen_elsewhere_is_noticed(chosen: str) -> None:
    assert COLOUR.search(chosen)


def test_a_piece_is_kept_for_ever_under_its_name(office: Office) -> None:
    found = office.client.get(PIECES["shared/tokens.css"].path)
    assert (found.status_code, found.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert "immutable" in found.headers["cache-control"]


def test_a_piece_that_changes_has_another_name(tmp_path: Path) -> None:
    piece = tmp_path / "page.css"
    paths = set()
    for content in ("a", "b"):
        piece.write_text(content)
        paths.add(read_pieces(tmp_path)["page.css"].path)
    assert len(paths) == 2


@pytest.mark.parametrize("path", ["shared/tokens.css", "../app.py", "%2e%2e/app.py", "shared/base.html", ""])
def test_nothing_else_is_handed_out(office: Office, path: str) -> None:
    assert office.client.get(f"/static/{path}").status_code == 404


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    for name in TEMPLATES.list_templates(extensions=["html"]):
        text = source_of(name)
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! (?:type=\"module\" )?src=)|\|\s*safe", text), name


def test_scripts_stay_short() -> None:
    assert all(len(each.content.splitlines()) <= 150 for each in PIECES.values() if each.kind == "text/javascript")


def test_what_is_not_there_is_a_page_for_people_and_json_for_programs(office: Office) -> None:
    page, told = office.client.get("/nowhere", headers=HTML), office.client.get("/nowhere")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "nothing at this address" in page.text
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")


def test_the_api_speaks_json_to_browsers_too(office: Office) -> None:
    assert office.client.get("/api/v1/me", headers=HTML).headers["content-type"] == "application/problem+json"


def test_a_host_that_is_another_is_told_on_a_page(office: Office) -> None:
    found = office.client.get("/sign-in", headers=HTML | {"Host": "evil.example"})
    assert (found.status_code, "does not answer to this host name" in found.text) == (400, True)

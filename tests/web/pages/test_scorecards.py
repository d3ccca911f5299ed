"""The form of a scorecard: written category by category, tried, saved, and brought back."""

import pytest
from httpx2 import Response

from heard.quality.scorecard import Category, Figure, Scorecard, shipped_scorecard
from tests.web.forms import send_form
from tests.web.office import Office

HTML = {"Accept": "text/html"}
PATH = "/settings/scorecards"
FORM = {
    "title": ["Ours"],
    "category": ["greeting", "tone"],
    "name": ["Greeting", "Tone "],
    "asks": ["By name?", "Free of blame?"],
    "steps": ["2", "5"],
    "weight": ["10", "5"],
    "draws": ["people", "free_of"],
    "causes": ["No name\n\nWrong name ", ""],
    "tried": ["2", "3"],
    "critical": ["tone"],
    "free_of": ["tone blame", "tone dismiss", "greeting scripted"],
    "shows": ["tone explore"],
}
GREETING = Category("greeting", "Greeting", "By name?", 2, 10, causes=("No name", "Wrong name"))
TONE = Category("tone", "Tone", "Free of blame?", 5, 5, critical=True, free_of=("blame", "dismiss"))


def post(office: Office, path: str, form: dict[str, list[str]] | None = None) -> Response:
    """What an administrator is answered to a form, and where it leads."""
    return send_form(office, "admin", f"{PATH}{path}", **(form or {}))


def get(office: Office, path: str = "") -> str:
    return office.client.get(f"{PATH}{path}", headers=office.sign_in("admin") | HTML).text


def own(office: Office) -> list[Scorecard]:
    return [each for each in office.house.settings.scorecards if each != shipped_scorecard()]


def test_what_is_written_is_in_force(office: Office) -> None:
    answer = post(office, "/ours", FORM)
    assert "That is changed, and in force." in answer.text
    assert own(office) == [Scorecard("ours", "Ours", (GREETING, TONE))]


def test_the_form_shows_what_is_in_force_and_changes_nothing_when_it_is_sent_as_it_is(office: Office) -> None:
    post(office, "/ours", FORM)
    shown = get(office, "/ours")
    assert 'value="tone blame" checked' in shown
    assert 'value="greeting scripted" checked' not in shown
    before = own(office)
    post(office, "/ours", FORM)
    assert own(office) == before


def test_a_figure_is_chosen_from_the_list(office: Office) -> None:
    post(office, "/ours", FORM | {"draws": ["heard_rate", "people"]})
    assert [each.figure for each in own(office)[0].categories] == [Figure.HEARD_RATE, None]
    assert own(office)[0].categories[1].free_of == ()


def test_the_shipped_one_can_be_written_over_and_comes_back(office: Office) -> None:
    assert get(office, "/heard").count('class="panel category"') == 7
    post(office, "/heard", FORM)
    assert [each.id for each in office.house.settings.scorecards] == ["heard"]
    assert "Back to the one that came with Heard" in get(office, "/heard")
    post(office, "/heard/remove")
    assert office.house.settings.scorecards == (shipped_scorecard(),)


def test_one_can_be_begun_from_another_under_an_id_of_its_own(office: Office) -> None:
    shown = get(office, "/new?like=heard")
    assert shown.count('class="panel category"') == 7
    assert f'action="{PATH}/heard"' not in shown


def test_what_was_changed_is_brought_back(office: Office) -> None:
    post(office, "/ours", FORM)
    post(office, "/ours/remove")
    assert own(office) == []
    post(office, "/undo")
    assert len(own(office)) == 1


@pytest.mark.parametrize(
    ("deed", "order"),
    [
        ("up tone", ["tone", "greeting"]),
        ("down greeting", ["tone", "greeting"]),
        ("up greeting", ["greeting", "tone"]),
        ("out greeting", ["tone"]),
        ("out nothing", ["greeting", "tone"]),
    ],
)
def test_buttons_move_a_category_and_keep_what_was_typed(office: Office, deed: str, order: list[str]) -> None:
    shown = post(office, "/ours", FORM | {"deed": [deed], "name": ["Greeting, changed", "Tone, changed"]}).text
    places = {each: shown.find(f'name="category" value="{each}"') for each in ("greeting", "tone")}
    assert [each for each in sorted(places, key=places.__getitem__) if places[each] > 0] == order
    assert ("Tone, changed" in shown, own(office)) == (True, [])


def test_one_more_category_is_added_below(office: Office) -> None:
    shown = post(office, "/ours", FORM | {"deed": ["add"]}).text
    assert (shown.count('class="panel category"'), "A new category" in shown) == (3, True)


def test_a_look_says_what_it_comes_to(office: Office) -> None:
    assert ">83.33</strong>" in post(office, "/look", FORM).text
    failed = post(office, "/look", FORM | {"tried": ["2", "2"]}).text
    assert "“Tone” is critical and below half, so the score is 0; else it would be 75." in failed
    assert "there is no score" in post(office, "/look", FORM | {"tried": ["", "9"]}).text
    assert "“Tone” has no causes" in failed
    assert own(office) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": [" "]}, "The scorecard has no title yet; write one."),
        ({"name": ["", "Tone"]}, "“By name?” needs a title and a question; write both."),
        ({"asks": ["", "x"], "name": ["", "Tone"]}, "“A new category” needs a title and a question; write both."),
        ({"weight": ["heavy", "5"]}, "“Greeting” weighs “heavy”; write a whole number from 0 to 100."),
        ({"weight": ["101", "5"]}, "“Greeting” weighs “101”; write a whole number from 0 to 100."),
        ({"weight": ["0", "0"]}, "nothing has any weight; give one category more than 0."),
        ({"steps": ["6", "5"]}, "The steps of “Greeting” are “6”; write a whole number from 2 to 5."),
        ({"draws": ["shows", "people"]}, "“Greeting” names no behaviour; tick one, or leave it to people alone."),
        ({"free_of": ["tone blam"]}, "names blam, and there is no such behaviour."),
        ({"causes": ["x\n" * 101, ""]}, "“Greeting” is not what a scorecard can take; check its words and its causes."),
        ({"category": ["tone", "tone"]}, "two categories tone; each needs an id of its own."),
        ({"version": ["of yesterday"]}, "changed meanwhile"),
    ],
)
def test_what_cannot_be_kept_is_told_and_not_lost(office: Office, changed: dict[str, list[str]], told: str) -> None:
    answer = post(office, "/ours", FORM | changed)
    assert (answer.status_code in {412, 422}, told in answer.text) == (True, True)
    assert "Free of blame?" in answer.text or "x" in changed.get("asks", [])
    assert own(office) == []


@pytest.mark.parametrize("missing", ["name", "tried", "draws"])
def test_a_form_that_did_not_come_whole_is_refused(office: Office, missing: str) -> None:
    assert post(office, "/ours", {key: value for key, value in FORM.items() if key != missing}).status_code == 422


def test_nothing_is_left_of_one_without_categories(office: Office) -> None:
    assert "needs at least one category; add one." in post(office, "/ours", {"title": ["Ours"]}).text

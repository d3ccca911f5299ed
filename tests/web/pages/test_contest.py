"""Words beside judgements, disputes and muting as forms: what was typed stays, and what was done is told."""

import re

import pytest

from tests.web.contested import WHY, audited, contested_talk, dispute, grade, words_on
from tests.web.forms import send_form
from tests.web.office import Office

HTML = {"Accept": "text/html"}
NO_ANGER = {"turn_id": "m0", "said": "feeling:anger=no", "reason": WHY}


def shown(office: Office, who: str, path: str) -> str:
    """What somebody sees at an address."""
    return str(office.client.get(path, headers=office.sign_in(who) | HTML).text)


def test_a_word_stands_beside_the_judgement_and_is_taken_back(office: Office) -> None:
    path = f"/conversations/{contested_talk(office)}"
    page = send_form(office, "lead", f"{path}/overrides", **NO_ANGER, back="item-fm0.anger").text
    assert WHY in page
    assert "Take back: not there" in page
    assert WHY in shown(office, "ada", path)
    assert "Take back" not in shown(office, "ada", path)
    page = send_form(office, "lead", f"{path}/overrides", turn_id="m0", said="feeling:anger=").text
    assert "nothing any more" in page
    assert "Said before" in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reason": "short"}, "Say in at least 10 letters why"),
        ({"said": ""}, "Choose what is so."),
        ({"said": "feeling:anger=99"}, "a person says one of"),
        ({"said": "nothing=no"}, "A judgement is heard"),
    ],
)
def test_what_cannot_be_said_is_told_in_a_sentence(office: Office, changed: dict[str, str], sentence: str) -> None:
    id_ = contested_talk(office)
    for back in ("", "item-fm0.anger"):
        answer = send_form(office, "lead", f"/conversations/{id_}/overrides", **NO_ANGER | changed, back=back)
        assert answer.status_code == 422
        assert answer.text.count(sentence) == 1
    assert words_on(office, id_) == {}


def test_where_a_form_leads_back_to_is_a_place_on_the_page(office: Office) -> None:
    path = f"/conversations/{contested_talk(office)}/overrides"
    headers = office.sign_in("lead")
    for back in ("//evil.example", "a\r\nSet-Cookie: b", "x y"):
        assert office.client.post(path, data={**NO_ANGER, "back": back}, headers=headers).status_code == 422
    answer = office.client.post(path, data=NO_ANGER, headers=headers, follow_redirects=False)
    assert answer.headers["location"] == f"{path.removesuffix('/overrides')}#"


def test_a_grading_is_disputed_and_answered_by_another(office: Office) -> None:
    id_ = contested_talk(office)
    grading = grade(office, id_)
    assert "Dispute a grading" in shown(office, "ada", f"/quality/disputes/new?grading={grading}")
    page = send_form(office, "ada", "/quality/disputes/new", grading=grading, reason=WHY).text
    assert "It waits for an answer by somebody else." in page
    [begun] = office.client.get("/api/v1/disputes", headers=office.of("ada")).json()["items"]
    assert "Your answer" not in shown(office, "lead", f"/quality/disputes/{begun['id']}")
    assert "Your answer" in shown(office, "first", f"/quality/disputes/{begun['id']}")
    told = {"outcome": "partly", "reason": "The second half of it is so."}
    assert (
        "whoever made it can make another"
        in send_form(office, "first", f"/quality/disputes/{begun['id']}/answer", **told).text
    )


def test_what_was_typed_of_a_dispute_stays(office: Office) -> None:
    id_ = contested_talk(office)
    sent = {"conversation": id_, "turn_id": "m1", "judgement": "heard", "said": "heard=4", "reason": "No <b>"}
    answer = send_form(office, "ada", "/quality/disputes/new", **sent)
    assert (answer.status_code, "No &lt;b&gt;" in answer.text) == (422, True)
    assert '<option value="heard=4" selected>' in answer.text
    begun = dispute(office, {"conversation_id": id_, "turn_id": "m1", "judgement": "heard"}).json()
    path = f"/quality/disputes/{begun['id']}"
    answer = send_form(office, "lead", f"{path}/answer", outcome="accepted", reason="That is so, thank you.")
    assert (answer.status_code, "That is so, thank you." in answer.text) == (422, True)


@pytest.mark.parametrize("query", ["", "?conversation=987654&turn_id=m1&judgement=heard"])
def test_a_dispute_of_nothing_is_not_there(office: Office, query: str) -> None:
    answer = office.client.get(f"/quality/disputes/new{query}", headers=office.sign_in("ada") | HTML)
    assert answer.status_code == 404


def test_the_figures_are_taken_along(office: Office) -> None:
    send_form(office, "lead", f"/conversations/{contested_talk(office)}/overrides", **NO_ANGER)
    headers = office.sign_in("ada")
    first, row, *_rest = office.client.get("/quality/wrong-here/export", headers=headers).text.splitlines()
    assert first.startswith("judgement,count,unsure,is_muted,agreement,")
    assert row.startswith("feeling:anger,1,0,false,,")
    assert [each["what"] for each in audited(office, "wrong-here.export")] == ["wrong-here.csv"]


def test_only_who_sets_the_house_mutes_and_a_page_says_so(office: Office) -> None:
    path, form = "/quality/wrong-here", {"behaviour": "jargon", "on": "true"}
    assert send_form(office, "lead", f"{path}/mute", **form).status_code == 403
    assert "Show it again" in send_form(office, "admin", f"{path}/mute", **form).text
    assert "Show it again" not in shown(office, "lead", path)
    assert "An administrator has muted it." in shown(office, "ada", "/practices")
    wrong = send_form(office, "admin", f"{path}/mute", behaviour="none", on="true")
    assert (wrong.status_code, "which Heard does not look for" in wrong.text) == (422, True)
    assert "Show it again" not in send_form(office, "admin", f"{path}/mute", behaviour="jargon").text
    assert "An administrator has muted it." not in shown(office, "ada", "/practices")


@pytest.mark.parametrize("who", ["admin", "ada", "lead", "reviewer", "first"])
def test_each_tab_of_quality_that_somebody_is_shown_opens(office: Office, who: str) -> None:
    headers = office.sign_in(who) | HTML
    tabs = re.findall(r'<li><a href="(/quality[^"]*)"', shown(office, who, "/quality/wrong-here"))
    assert "/quality/wrong-here" in tabs
    assert {path: office.client.get(path, headers=headers).status_code for path in tabs} == dict.fromkeys(tabs, 200)

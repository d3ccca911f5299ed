"""The pages of root causes: what customers come for, in words, and what a lead may do about it."""

import pytest

from tests.web.office import Office
from tests.web.pages.test_workspace import page


@pytest.mark.parametrize(
    "words", ["84 conversations from", "refund", "sudden rise", "of 84", "near none of these", "Find anew"]
)
def test_the_list_says(weeks: Office, causes: dict[str, int], words: str) -> None:
    assert causes
    assert words in page(weeks, "first", "/insights/causes")


def test_before_any_are_found_it_says_what_they_are_and_offers_to_find_them(office: Office) -> None:
    shown = page(office, "lead", "/insights/causes")
    assert "Nothing was grouped yet" in shown
    assert "200 concerns at least" in shown
    assert "Find causes now" in shown


def test_a_time_in_which_none_was_voiced_leads_back(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    assert "The last four weeks" in page(weeks, "lead", "/insights/causes?since=2020-01-01&last=2020-02-01")


def test_one_leads_to_the_words_of_its_customers(weeks: Office, causes: dict[str, int]) -> None:
    shown = page(weeks, "lead", f"/insights/causes/{causes['late']}")
    assert "#turn-1" in shown
    assert "What became of these customers" in shown


def test_it_is_named_merged_and_parted_by_hand(weeks: Office, causes: dict[str, int]) -> None:
    headers, path = weeks.sign_in("lead"), f"/insights/causes/{causes['refund']}"
    found = []
    for form, sent in (("name", {"name": "Money back"}), ("merge", {"into": str(causes["late"])}), ("part", {})):
        answer = weeks.client.post(f"{path}/{form}", data=sent, headers=headers, follow_redirects=False)
        found.append(page(weeks, "lead", answer.headers["location"]))
    assert all("Money back" in shown for shown in found)
    assert ["Let it stand by itself" in shown for shown in found] == [False, True, False]


@pytest.mark.parametrize(
    ("form", "sent", "told"),
    [
        ("name", {"name": "x" * 101}, "A name has up to 100 letters"),
        ("merge", {"into": ""}, "Choose the cause"),
        ("merge", {"into": "1"}, "not merged into itself"),
        ("merge", {"into": "77"}, "There is no cause 77"),
    ],
)
def test_what_cannot_be_is_told(
    weeks: Office, causes: dict[str, int], form: str, sent: dict[str, str], told: str
) -> None:
    assert causes["late"] == 1
    answer = weeks.client.post(f"/insights/causes/1/{form}", data=sent, headers=weeks.sign_in("lead"))
    assert told in answer.text


def test_the_list_is_taken_along(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    found = weeks.client.get("/insights/causes/export?channel=chat", headers=weeks.sign_in("first"))
    lines = found.text.splitlines()
    assert lines[0].startswith("cause,name,words,conversations,share,strong,repeat,unheard,churn,before")
    assert len(lines) == 3


def test_a_name_that_is_too_long_stays_in_its_field_with_what_to_do_beside_it(
    weeks: Office, causes: dict[str, int]
) -> None:
    path = f"/insights/causes/{causes['refund']}/name?channel=chat"
    shown = weeks.client.post(path, data={"name": "x" * 101}, headers=weeks.sign_in("lead")).text
    assert f'value="{"x" * 101}"' in shown
    assert 'aria-describedby="name-problem" aria-invalid="true"' in shown
    assert shown.count("A name has up to 100 letters") == 1
    assert "channel=chat" in shown


def test_a_merge_is_undone_by_one_button(weeks: Office, causes: dict[str, int]) -> None:
    headers, path = weeks.sign_in("lead"), f"/insights/causes/{causes['refund']}"
    sent = {"into": str(causes["late"])}
    answer = weeks.client.post(f"{path}/merge", data=sent, headers=headers, follow_redirects=False)
    shown = page(weeks, "lead", answer.headers["location"])
    assert "Undo" in shown
    assert f'action="{path}/part"' in shown


def test_one_may_be_part_of_what_was_voiced_at_any_time(weeks: Office, causes: dict[str, int]) -> None:
    shown = page(weeks, "lead", f"/insights/causes/{causes['refund']}?since=2020-01-01&last=2020-02-01")
    assert f'<option value="{causes["late"]}">late</option>' in shown

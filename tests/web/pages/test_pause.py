"""A pause at the desk: for whoever answers a hard conversation, until they have answered, and for nobody else."""

import pytest

from tests.web.office import Office
from tests.web.pages.test_desk import paste

OFFER = "A hard one. Pause first"
INSULT = "You stupid idiot, where is my lamp?"
THREAT = "I know where you live. Where is my lamp?"


def say(office: Office, id_: int, role: str, text: str) -> None:
    """Have a turn follow."""
    sent = {"role": role, "ref": f"{role} says {len(text)}", "text": text}
    answer = office.client.post(f"/desk/{id_}/turns", data=sent, headers=office.sign_in("ada"), follow_redirects=False)
    assert answer.status_code == 303, answer.text


def offered(office: Office, who: str, id_: int) -> bool:
    """Whether somebody who looks at a conversation is offered a pause."""
    answer = office.client.get(f"/desk/{id_}", headers=office.sign_in(who))
    assert answer.status_code == 200, answer.text
    return OFFER in answer.text


def test_whoever_answers_is_offered_one_with_the_words_and_the_reason(office: Office) -> None:
    page = office.client.get(f"/desk/{paste(office, text=INSULT)}", headers=office.sign_in("ada")).text
    assert OFFER in page
    assert "“You stupid idiot” " in page
    assert "They call whoever answers by an insulting name." in page
    assert "Keep to the house’s rule." in page


def test_after_a_threat_the_first_thing_is_to_tell_somebody(office: Office) -> None:
    page = office.client.get(f"/desk/{paste(office, text=THREAT)}", headers=office.sign_in("ada")).text
    assert "Tell somebody now." in page
    assert "house’s rule" not in page


@pytest.mark.parametrize("who", ["lead", "first"])
def test_those_who_lead_or_look_after_the_house_are_not_shown_it(office: Office, who: str) -> None:
    id_ = office.keys["ada-1"]
    say(office, id_, "customer", INSULT)
    assert offered(office, "ada", id_)
    assert not offered(office, who, id_)


def test_a_conversation_like_any_other_has_none(office: Office) -> None:
    assert not offered(office, "ada", paste(office))


def test_it_is_over_once_they_have_answered(office: Office) -> None:
    id_ = paste(office, text=INSULT)
    say(office, id_, "agent", "I look.")
    say(office, id_, "customer", INSULT)
    assert not offered(office, "ada", id_)


def test_no_word_of_it_is_in_what_the_api_tells(office: Office) -> None:
    id_ = paste(office, text="Where is my lamp?")
    plain = office.client.get(f"/api/v1/conversations/{id_}/review", headers=office.of("ada")).json()
    hard = office.client.get(
        f"/api/v1/conversations/{paste(office, text=INSULT)}/review", headers=office.of("ada")
    ).json()
    assert shape(plain) == shape(hard)


def shape(wire: object) -> object:
    """The names in a piece of JSON, without what they hold."""
    return sorted(wire) if isinstance(wire, dict) else None


@pytest.mark.engine
def test_what_no_rule_knows_is_read_at_the_desk(office: Office) -> None:
    id_ = paste(office, text="Where is my lamp?")
    say(office, id_, "agent", "It is on its way.")
    say(office, id_, "customer", "You have the wits of a doorknob, you witless lump.")
    page = office.client.get(f"/desk/{id_}", headers=office.sign_in("ada")).text
    assert OFFER in page
    assert "It reads as an insult of whoever answers." in page

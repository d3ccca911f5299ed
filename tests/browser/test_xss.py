"""Stored XSS: whatever a text wants to be, on every page it is shown as it was written, and nothing else happens."""

import json

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.schema import USER
from tests.browser.conftest import Visit
from tests.browser.payloads import PAYLOADS
from tests.browser.scene import bring_in, talk_of
from tests.web.gradings import FULL
from tests.web.office import Office

pytestmark = pytest.mark.web

# As many turns of a file as are shown before it is brought in.
LOOKED_AT = 6
# Where the page reads for itself what was written; marks lie over parts of it.
WORDS = "document.querySelector('#turn-1 .words').textContent.trim()"


def talk(number: int, payload: str) -> tuple[str, str]:
    """The id of a conversation with a payload, and what its customer says."""
    return f"x{number}{payload}", f"I am furious {payload} when does it come? broken"


def test_it_stays_text_wherever_it_stands(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    conversations = []
    for number, payload in enumerate(PAYLOADS):
        id_, said = talk(number, payload)
        turns = (
            Turn("1", Role.CUSTOMER, said, None, payload),
            Turn("2", Role.AGENT, f"broken {payload}", None, payload),
        )
        conversations.append(talk_of(id_, turns, payload, payload, payload))
    keys = bring_in(crowd, *conversations)
    visit.enter(crowd, "ada", "/conversations")
    shown = visit.page.locator(".row-title strong").all_inner_texts()
    assert len(shown) == 30
    for key, payload in zip(keys, PAYLOADS, strict=True):
        visit.go(f"/conversations/{key}")
        assert visit.page.evaluate(WORDS) == talk(0, payload)[1]
        assert visit.page.locator("h1").text_content() == payload
        assert visit.page.locator("#turn-1 h2").text_content() == payload
        assert visit.page.locator(".facts .chip").text_content() == payload
        assert visit.page.locator(".facts a").text_content() == payload
        visit.page.mouse.move(300, 300)
    assert dialogs == []


def test_it_stays_text_at_the_desk(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    turns = [Turn(str(number), Role.CUSTOMER, f"When? {each}", None, each) for number, each in enumerate(PAYLOADS)]
    (key,) = bring_in(crowd, talk_of("desk", tuple(turns), PAYLOADS[0], PAYLOADS[40], PAYLOADS[80]))
    visit.enter(crowd, "ada", f"/desk/{key}")
    shown = visit.page.evaluate("[...document.querySelectorAll('.said .words')].map((each) => each.textContent.trim())")
    assert shown == [f"When? {each}".strip() for each in PAYLOADS]
    names = visit.page.evaluate("[...document.querySelectorAll('.said h3 > [dir]')].map((each) => each.textContent)")
    assert names == list(PAYLOADS)
    field = visit.page.locator("#draft")
    for payload in PAYLOADS[::20]:
        field.fill(payload)
        visit.page.locator("reply-composer[data-state=read]").wait_for()
        assert visit.page.locator(".under").text_content() == f"{payload}\n"
    assert dialogs == []


def test_it_stays_text_where_it_is_searched_for(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    said = [Turn(str(number), Role.CUSTOMER, f"zebra {payload}") for number, payload in enumerate(PAYLOADS)]
    bring_in(crowd, talk_of("all", tuple(said), "all"))
    visit.enter(crowd, "ada", "/search?q=zebra")
    shown = visit.page.evaluate("[...document.querySelectorAll('.passage')].map((each) => each.textContent)")
    assert shown == [f"zebra {payload}" for payload in reversed(PAYLOADS)][:30]
    for payload in PAYLOADS[::8]:
        visit.page.locator("#q").fill(payload)
        visit.page.locator("#q").press("Enter")
        visit.page.wait_for_load_state()
        assert visit.page.locator("#q").input_value() == payload.strip()
    assert dialogs == []


def test_it_stays_text_in_a_name_of_ones_own(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    for payload in PAYLOADS[::16]:
        with crowd.house.store.writing() as session:
            session.connection.execute(update(USER).values(name=payload))
        visit.enter(crowd, "ada", "/about-my-data")
        assert visit.page.locator(".who").text_content() == payload
    assert dialogs == []


def test_it_stays_text_in_a_story(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    turns = [
        Turn(f"{n}{each}", Role.CUSTOMER, f"You promised! {each} I am furious.") for n, each in enumerate(PAYLOADS)
    ]
    bring_in(crowd, talk_of("story", tuple(turns), PAYLOADS[0], PAYLOADS[10]))
    rows = crowd.client.get("/api/v1/conversations", headers=crowd.of("ada")).json()["items"]
    visit.enter(crowd, "ada", f"/customers/{rows[0]['customer_id']}")
    assert visit.page.locator("h1").text_content() == PAYLOADS[10]
    assert visit.page.locator(".episodes h3").text_content() == PAYLOADS[0]
    assert dialogs == []


def test_it_stays_text_in_a_look_at_a_file(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    visit.enter(crowd, "first", "/import")
    for start in range(0, len(PAYLOADS), LOOKED_AT):
        some = PAYLOADS[start : start + LOOKED_AT]
        turns = [{"role": "customer", "text": f"zebra {each}", "author": each} for each in some]
        file = json.dumps({"id": some[0], "subject": some[0], "turns": turns}).encode()
        with visit.page.expect_response("**/import/look"):
            visit.page.locator("#file").set_input_files(
                {"name": f"{start}.json", "mimeType": "text/html", "buffer": file}
            )
        expect(visit.page.locator(".turns p").first).to_have_text(f"zebra {some[0]}")
        assert visit.page.locator(".turns p").all_text_contents() == [f"zebra {each}" for each in some]
        header = ",".join(f'"{each.replace(chr(34), chr(34) * 2)}"' for each in some)
        with visit.page.expect_response("**/import/look"):
            visit.page.locator("#file").set_input_files(
                {"name": f"{start}.csv", "mimeType": "text/html", "buffer": f"role,text,{header}\n".encode()}
            )
        expect(visit.page.get_by_role("heading", name="Nothing in it can be read yet")).to_be_visible()
    assert dialogs == []


def test_it_stays_text_in_what_people_say(visit: Visit, crowd: Office, dialogs: list[str]) -> None:
    (key,) = bring_in(crowd, talk_of("said", (Turn("1", Role.CUSTOMER, "It is broken!"),), PAYLOADS[0]))
    path, headers = f"/api/v1/conversations/{key}/grading", crowd.of("lead")
    for version, place in enumerate(range(0, len(PAYLOADS), len(FULL))):
        given = zip(FULL, PAYLOADS[place:], strict=False)
        sent = {"ratings": {id_: {"comment": each} for id_, each in given}, "comment": PAYLOADS[place]}
        kept = crowd.client.put(path, json=sent | {"version": version}, headers=headers).json()
        visit.enter(crowd, "lead", f"/quality/conversations/{key}")
        for id_, rating in kept["ratings"].items():
            assert visit.page.locator(f"[name=comment-{id_}]").input_value() == rating["comment"]
        assert visit.page.locator("#comment").input_value() == kept["comment"]
    assert dialogs == []

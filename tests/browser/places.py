"""What stands in the places and fields of a page, and ways on from it."""

from collections.abc import Sequence

from tests.browser.conftest import Visit

# A form of our own with these fields, sent as a browser sends one.
SEND = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of fields) {
    form.append(Object.assign(document.createElement("textarea"), { name, value }));
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


def texts(visit: Visit, places: str) -> list[str]:
    """What stands in some places of the page."""
    return visit.page.locator(places).all_text_contents()


def values(visit: Visit, fields: str) -> list[str]:
    """What stands in some fields."""
    found: list[str] = visit.page.locator(fields).evaluate_all("(all) => all.map((each) => each.value)")
    return found


def send(visit: Visit, path: str, fields: Sequence[tuple[str, str]]) -> None:
    """Send a form to a path, and wait for what is shown then."""
    with visit.page.expect_navigation():
        visit.page.evaluate(SEND, [path, fields])


def onward(visit: Visit) -> bool:
    """Go on to the next rows, if there are more."""
    further = visit.page.locator("main .inline > a.deed")
    if not further.count():
        return False
    with visit.page.expect_navigation():
        further.click()
    return True

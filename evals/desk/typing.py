"""From the last key to the panel that shows what was typed, in Chromium, on a real `heard serve`."""

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from playwright.sync_api import Page, sync_playwright

from evals.interval import estimate
from evals.live.bearing import HEARD
from evals.live.started import Service, serving
from evals.rival import Rivals
from evals.speed.drafts import drafts, earlier
from evals.speed.reviews import percentile
from evals.table import Section, Table
from heard.engines.passwords import Passwords
from heard.errors import NotFound
from heard.storage.conversations import find, keep
from heard.wiring.access.people import People
from heard.wiring.store import open_store

NAMES = ("chromium", "chromium-browser", "google-chrome")
DRAFTS, WARM, SEED = 40, 3, 7
# Quicker than any hand: nobody has more typed before the pause.
KEY_MS = 20
EMAIL, PASSWORD, SOURCE = "desk@example.test", "the four words of load", "load"
PAUSE_MS = 120
# When the last letter came, and how long after it the page had shown what was found.
WATCH = """() => {
  const composer = document.querySelector("reply-composer");
  composer.querySelector("textarea").addEventListener("input", () => { window.typedAt = performance.now(); }, true);
  new MutationObserver(() => {
    if (composer.dataset.state === "read") {
      requestAnimationFrame(() => { window.shownAfter = performance.now() - window.typedAt; });
    }
  }).observe(composer, { attributes: true, attributeFilter: ["data-state"] });
}"""
ABOUT = (
    f"A real `heard serve` with the shipped model and one conversation of {{turns}} earlier turns, its desk open in "
    f"Chromium on the same machine; {DRAFTS} drafts of three sentences are typed with {KEY_MS} ms between two letters, "
    f"each met once. Timed in the page, from the last letter to the frame in which the list of what is unheard and the "
    f"suggestions stand; the {PAUSE_MS} ms for which the page waits for another letter are in it. Beside it a page "
    "that waits as long and shows VADER's score of the draft. Milliseconds; intervals are over drafts."
)


def measure_typing(_folder: Path, _rivals: Rivals) -> Section:
    """Milliseconds from the last key to the panel."""
    said = earlier()
    with TemporaryDirectory() as folder:
        environment = {"HEARD_HOME": str(Path(folder) / "home"), "HEARD_DATABASE": ""}
        with open_store(environment) as store:
            with store.writing() as session:
                keep(session, SOURCE, [said])
                id_ = find(session, SOURCE, said.id)
            People(store, Passwords()).make_first(EMAIL, "Desk", PASSWORD)
        with serving(HEARD, environment) as service, _page() as page:
            _come_in(page, service)
            heard = _typed(page, f"{_address(service)}/desk/{id_}")
        with serving(("-m", "evals.desk.plain"), {}) as service, _page() as page:
            plain = _typed(page, _address(service))
    rows = (_row("Heard", "p95 300", heard), _row("a page with VADER", "", plain))
    head = ("page", "bar", "n", "p50, ms from the last key", "p95, ms from the last key")
    return Section("From the last key to the panel", (ABOUT.format(turns=len(said.turns)),), Table(head, rows))


@contextmanager
def _page() -> Iterator[Page]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NotFound("there is no Chromium on this computer; install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        yield browser.new_page(viewport={"width": 1440, "height": 900})
        browser.close()


def _address(service: Service) -> str:
    return f"http://127.0.0.1:{service.port}"


def _come_in(page: Page, service: Service) -> None:
    page.goto(f"{_address(service)}/sign-in")
    page.fill("#email", EMAIL)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


def _typed(page: Page, address: str) -> list[float]:
    """Milliseconds for each draft but the first few, which find nothing ready."""
    page.goto(address)
    page.evaluate(WATCH)
    chosen = random.Random(SEED).sample(drafts(), WARM + DRAFTS)  # noqa: S311 - the same ones every time
    return [_shown_after(page, draft) for draft in chosen][WARM:]


def _shown_after(page: Page, draft: str) -> float:
    page.fill("#draft", "")
    page.evaluate("() => { window.shownAfter = undefined; }")
    page.locator("#draft").press_sequentially(draft, delay=KEY_MS)
    page.wait_for_function("() => window.shownAfter !== undefined && performance.now() - window.typedAt > 200")
    shown: float = page.evaluate("window.shownAfter")
    return shown


def _row(name: str, bar: str, times: Sequence[float]) -> tuple[str, ...]:
    rows = np.array(times).reshape(-1, 1)
    cells = (estimate(rows, percentile(share)).text(".0f") for share in (50, 95))
    return (name, bar, f"{len(times)} drafts", *cells)

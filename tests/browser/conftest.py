"""Chromium in front of Heard as it is served, with an eye on what the browser complains of and whom it asks."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

from heard.settings import HOME, Settings
from heard.storage.store import Store
from heard.wiring.store import open_store
from tests.browser.served import served
from tests.chromium import find_chromium
from tests.storage.conftest import hurried
from tests.web.office import Office, house_on, open_office, reopened

# As `heard serve` prints one.
KEY = "0f" * 16
# The browser's own note that a page was answered with a status like 403, which is what the test asked for.
STATUS_NOTE = "Failed to load resource: the server responded with a status of 4"
# Two pages of its own behind the field for addresses, which Chromium makes for each window anew, take more time than
# most pages of ours. Only one list is listened to, so that what Playwright leaves out stands here once more.
UNWANTED = """
    WebUIOmniboxPopup WebUIOmniboxAimPopup WebUIOmniboxFullPopup
    AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades HttpsFirstBalancedModeAutoEnable
    LensOverlay MediaRouter PaintHolding ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect
    OptimizationHints NetworkTimeServiceQuerying AimEnabled PreconnectToSearch
""".split()


@dataclass(frozen=True, slots=True)
class Visit:
    """A page of a browser, where Heard is, and what was seen to go wrong on the way."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, path: str) -> int:
        """Type an address; the status of what is shown then."""
        answer = self.page.goto(f"{self.address}{path}")
        return answer.status if answer else 0

    def enter(self, office: Office, who: str, path: str = "/") -> int:
        """Come to a page as somebody who has signed in before; its status."""
        cookie = office.sign_in(who)["Cookie"].partition("=")[2]
        self.page.context.add_cookies([{"name": "heard_login", "value": cookie, "url": self.address}])
        return self.go(path)

    @property
    def path(self) -> str:
        """Where the browser is, with what follows the #."""
        return self.page.url.removeprefix(self.address)

    @property
    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        without = [f"--disable-features={','.join(UNWANTED)}"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=without)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a browser that knows nobody yet."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store as `heard serve` makes one at first."""
    with open_store({HOME: str(tmp_path)}) as store:
        yield store


@pytest.fixture
def empty(page: Page, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """A browser in front of Heard before anybody has come in; nothing may go wrong in it unseen.

    A job that is started there works on the same store.
    """
    monkeypatch.setenv(HOME, str(tmp_path))
    with served(replace(house_on(store, tmp_path, Settings()), setup=KEY)) as address:
        yield from _visit(Visit(page, address))


@pytest.fixture(scope="session")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Heard with people of every role, as it is left behind in its home."""
    home = tmp_path_factory.mktemp("home")
    with open_store({HOME: str(home)}) as store, open_office(store, home) as office:
        return office


@pytest.fixture
def crowd(closed: Office, tmp_path: Path) -> Iterator[Office]:
    """Heard with people of every role, on a copy of that home."""
    home = shutil.copytree(closed.house.home, tmp_path / "home")
    with open_store({HOME: str(home)}) as store:
        hurried(store.database)
        with reopened(closed, store, home) as office:
            yield office


@pytest.fixture
def visit(page: Page, crowd: Office) -> Iterator[Visit]:
    """A browser in front of Heard with its people; nothing may go wrong in it unseen."""
    with served(crowd.house) as address:
        yield from _visit(Visit(page, address))


@pytest.fixture
def dialogs(visit: Visit) -> list[str]:
    """What the browser was made to say."""
    said: list[str] = []

    def close(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", close)
    return said


def _visit(visit: Visit) -> Iterator[Visit]:
    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(STATUS_NOTE):
            visit.complaints.append(message.text)

    def see(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(visit.address).netloc:
            visit.strangers.append(request.url)

    visit.page.on("console", hear)
    visit.page.on("pageerror", lambda problem: visit.complaints.append(str(problem)))
    visit.page.on("request", see)
    yield visit
    assert visit.complaints == []
    assert visit.strangers == []

"""One browser and one server for each process of a run; a page for each person of a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.served import Served
from tests.browser.watched import DESKTOP, Watched

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. Of the package: while it is there, an event loop runs, which Django's database refuses."""
    # As long as an act may take: on a busy machine an answer is late, and nothing else is wrong.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation without data, shared: scenes make their own organisations and people in it."""
    with Served(Path(tmp_path_factory.mktemp("thidua"))) as server:
        yield server


@pytest.fixture
def open_as(chromium: Browser, served: Served) -> Iterator[Callable[[str], Watched]]:
    """A page of somebody signed in, or of a stranger for ``""``; what went wrong on it fails the test at its end."""
    opened: list[Watched] = []

    def open_page(username: str) -> Watched:
        context = chromium.new_context(viewport=DESKTOP, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        if username:
            session = served.session(username)
            context.add_cookies([{"name": "sessionid", "value": session, "url": served.address}])
        opened.append(Watched(context.new_page(), served.address))
        return opened[-1]

    yield open_page
    for one in opened:
        one.page.context.close()
    assert [fault for one in opened for fault in one.faults] == []

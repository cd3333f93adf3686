"""A page under watch: what the console and the network said, what axe finds, how it looks."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response, ViewportSize

ROOT = Path(__file__).parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
SCREENSHOTS = ROOT / "out" / "browser"
SERIOUS = ("serious", "critical")
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}

_STRUCTURE = """() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const ids = all('[id]').map((one) => one.id);
  const levels = all('h1,h2,h3,h4,h5,h6').filter((one) => one.offsetParent).map((one) => Number(one.tagName[1]));
  const found = [];
  if (levels.filter((one) => one === 1).length !== 1) found.push(`h1: ${levels.filter((one) => one === 1).length}`);
  levels.forEach((one, at) => { if (at && one > levels[at - 1] + 1) found.push(`h${levels[at - 1]} then h${one}`); });
  ids.filter((one, at) => ids.indexOf(one) !== at).forEach((one) => found.push(`id twice: ${one}`));
  all('.data-table tbody td').filter((one) => !one.dataset.label && one.textContent.trim() && !one.matches('.pick'))
    .forEach((one) => found.push(`cell without data-label: ${one.textContent.trim().slice(0, 30)}`));
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) found.push(`wider than the window by ${wide} px`);
  return found;
}"""


class Watched:
    """A page and everything that went wrong on it; ``expected`` statuses are no fault."""

    def __init__(self, page: Page, address: str) -> None:
        """Watch from the first request on."""
        self.page, self.address = page, address
        self.faults: list[str] = []
        self.expected: set[int] = set()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def go(self, path: str) -> Page:
        """Open an address of the installation."""
        self.page.goto(self.address + path)
        return self.page

    def check(self, name: str) -> None:
        """Nothing serious by axe, sound structure; screenshots as a phone and a desktop show it."""
        for kind, size in (("desktop", DESKTOP), ("phone", PHONE)):
            self.page.set_viewport_size(size)
            found = self.axe() + self.structure()
            self.shoot(f"{name}-{kind}")
            assert found == [], f"{name} ({kind}, {self.page.url}): {found}"

    def axe(self, impacts: tuple[str, ...] = SERIOUS) -> list[str]:
        """What axe finds, of these weights: rule, and the first places."""
        self.page.evaluate(AXE)
        result: dict[str, Any] = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{one['id']} ({one['impact']}): {'; '.join(str(node['target']) for node in one['nodes'][:3])}"
            for one in result["violations"]
            if one["impact"] in impacts
        ]

    def structure(self) -> list[str]:
        """One h1, headings in order, ids once, cells with labels, nothing wider than the window."""
        found: list[str] = self.page.evaluate(_STRUCTURE)
        return found

    def shoot(self, name: str) -> None:
        """A picture of the whole page."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def _console(self, message: ConsoleMessage) -> None:
        # What the network says there is judged by its status.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        # A download replaces a page that was on its way.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.faults.append(f"answer: {response.status} {response.url}")


def faults_on(open_as: Callable[[str], Watched], pages: Iterable[tuple[str, str, str]], prefix: str = "") -> list[str]:
    """What is wrong on pages, each by name, who looks at it and address; all of them, so that one hides no other."""
    faults = []
    for name, username, url in pages:
        seen = open_as(username)
        seen.go(url)
        # What a page asks for by itself belongs to it.
        seen.page.wait_for_load_state("networkidle")
        try:
            seen.check(f"{prefix}{name}")
        except AssertionError as fault:
            faults.append(str(fault))
    return faults

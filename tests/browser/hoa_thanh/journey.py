"""Whose pages are open in the journey, what day it is there, and what its steps hand to those that follow."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.served import Served
from tests.browser.watched import DESKTOP, Watched
from tests.papers.dossier.pdfs import pdf


class Journey:
    """The district's campaign and the pages of those who act in it."""

    def __init__(self, served: Served, open_as: Callable[[str], Watched], folder: Path) -> None:
        """Offices and people are there, nothing else."""
        self.served, self.folder, self._open_as = served, folder, open_as
        self.people: dict[str, str] = served.make("made_hoa_thanh")
        served.sign_in(self.people.values())
        self._seen: dict[str, Watched] = {}
        self.campaign = ""
        """Its address."""
        self.counted: dict[str, Any] = {}
        """What the command line says of the same facts."""
        self.published = ""
        """The address of the published list."""

    def seen(self, who: str) -> Watched:
        """The page of somebody; opened when it is first asked for. ``""`` is a citizen without an account."""
        if who not in self._seen:
            self._seen[who] = self._open_as(self.people.get(who, ""))
        return self._seen[who]

    def go(self, who: str, under: str = "") -> Page:
        """Somebody's page at an address under that of the campaign."""
        return self.seen(who).go(f"{self.campaign}{under}")

    def day(self, year: int, month: int, day: int) -> None:
        """Let it be that day."""
        self.served.set_day(date(year, month, day))

    def look(self, who: str, name: str) -> None:
        """Look at somebody's page as it is, on a desktop and on a phone: sound, and pictures of both."""
        seen = self.seen(who)
        seen.check(f"hoa-thanh-{name}")
        seen.page.set_viewport_size(DESKTOP)

    def paper(self, name: str, text: str) -> Path:
        """A file of one page to send up."""
        file = self.folder / f"{name}.pdf"
        file.write_bytes(pdf(text))
        return file

    @property
    def key(self) -> int:
        """The key of the campaign."""
        return int(self.campaign.strip("/").rpartition("/")[2])

    @property
    def faults(self) -> list[str]:
        """Whatever went wrong on any page."""
        return [fault for one in self._seen.values() for fault in one.faults]


def open_link(page: Page, name: str) -> Page:
    """The page that a link leads to, once it is there and no longer the one before."""
    link = page.get_by_role("link", name=name, exact=True).first
    address = link.get_attribute("href") or ""
    link.click()
    page.wait_for_url(lambda there: there.endswith(address))
    return page

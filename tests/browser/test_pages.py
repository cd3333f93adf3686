"""Every page, for who runs a campaign and for a unit: nothing serious by axe, sound structure, fits a phone."""

from datetime import date

import pytest

from tests.web.test_access import VIEWS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(served):
    served.set_day(date(2020, 5, 12))
    yield served.make("pages")
    served.set_day(date.today())


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_is_sound_for_each_who_gets_there(open_as, pages, name):
    for part, username, url in pages.get(name, []):
        seen = open_as(username)
        seen.go(url)
        seen.check(f"{name}-{part}")


def test_pages_were_found(pages):
    assert "home" in pages

"""Pages of results at each stage: sound, and each figure opens its reason."""

import pytest

from tests.browser.watched import faults_on

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(served):
    return served.make("ranked")


def test_each_page_is_sound(open_as, pages):
    assert faults_on(open_as, pages, "ranked-") == []


def test_a_cell_of_the_ranking_opens_its_reason_and_the_reason_its_facts(open_as, pages):
    _, username, url = next(one for one in pages if one[0] == "results_criteria")
    seen = open_as(username)
    seen.go(url)
    seen.page.locator("tbody tr").first.locator("a").nth(1).click()
    reason = seen.page.locator("section.reason:target")
    reason.wait_for()
    reason.locator("summary").click()
    assert reason.locator("table tbody tr").count() > 0

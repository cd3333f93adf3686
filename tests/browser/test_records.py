"""Pages of records: sound for who keeps the books and for a unit; a complaint concluded, figures saved."""

import pytest
from playwright.sync_api import Dialog

from tests.browser.watched import faults_on

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(served):
    return served.make("recorded")


def test_each_page_is_sound(open_as, pages):
    assert faults_on(open_as, pages, "records-") == []


def test_figures_are_saved_and_what_is_wrong_is_pointed_out_and_not_left_by_accident(open_as, pages):
    _, username, url = next(one for one in pages if one[0] == "figures")
    seen = open_as(username)
    seen.expected.add(422)
    seen.go(url)
    boxes = seen.page.locator("tbody input.form-control")
    boxes.nth(1).fill("chín mươi")
    boxes.nth(2).fill("88")
    seen.page.get_by_label("Số, ngày, trang của văn bản").fill("Thông báo 12/TB")
    seen.page.get_by_role("button", name="Lưu các giá trị đã sửa").click()
    seen.page.get_by_text("Những ô sau chưa ghi được").wait_for()
    assert [boxes.nth(number).input_value() for number in range(3)] == ["91,5", "chín mươi", "88"]
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    seen.page.on("dialog", leave)
    with seen.page.expect_navigation():
        seen.page.get_by_role("link", name="Quay lại", exact=True).click()
    assert asked == ["beforeunload"]

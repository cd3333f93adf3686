"""The parts of pages: sound on a phone and a desktop, and what they do beyond HTML."""

import pytest

from tests.browser.watched import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def style_page(served):
    return served.make("style_page")


@pytest.fixture
def shown(open_as, style_page):
    """The page with every part, as if it had been answered at the root."""
    seen = open_as("")
    seen.go("/")
    seen.page.set_content(style_page, wait_until="networkidle")
    return seen


def test_every_part_is_sound_on_a_phone_and_a_desktop(shown):
    shown.check("cac-phan")


def test_targets_on_a_phone_are_large_enough(shown):
    shown.page.set_viewport_size(PHONE)
    small = shown.page.evaluate(
        """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')]
        .filter((one) => one.offsetParent && !one.matches('.skip'))
        .filter((one) => !one.closest('p, li > div, td, tbody th, .error-summary'))
        .filter((one) => !one.labels?.length)
        .map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()])
        .filter(([, box]) => box.height && (box.height < 24 || box.width < 24)).map(([text]) => text)"""
    )
    assert small == []


def test_buttons_and_fields_on_a_phone_are_a_finger_high(shown):
    shown.page.set_viewport_size(PHONE)
    heights = shown.page.evaluate(
        """() => [...document.querySelectorAll('.btn:not(.btn-sm), .form-control, .form-select, .page-link')]
        .filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().height)"""
    )
    assert len(heights) > 10
    assert min(heights) >= 44


def test_the_box_in_the_head_chooses_all_rows_of_the_page(shown):
    shown.page.get_by_label("Chọn tất cả trên trang này").check()
    assert shown.page.locator("tbody input:checked").count() == 20


def test_a_chosen_file_is_named_with_its_size(shown, tmp_path):
    (tmp_path / "báo cáo.xlsx").write_bytes(b"x" * 2048)
    shown.page.set_input_files("input[type=file]", tmp_path / "báo cáo.xlsx")
    assert shown.page.locator("[data-file-drop-names]").inner_text() == "báo cáo.xlsx (2 KB)"


def test_errors_are_read_first_and_lead_to_their_fields(shown):
    assert shown.page.locator(":focus").get_attribute("class") == "error-summary"
    shown.page.get_by_role("link", name="Ngày bắt đầu").click()
    assert shown.page.locator(":focus").get_attribute("id") == "id_day"


def test_htmx_runs_nothing_that_the_content_security_policy_refuses(shown):
    settings = shown.page.evaluate("[htmx.config.allowEval, htmx.config.allowScriptTags, htmx.version[0]]")
    assert settings == [False, False, "2"]


def test_a_part_that_cannot_be_had_leaves_the_page_and_says_so(shown):
    shown.page.wait_for_selector("main > .alert[data-fault]", timeout=10_000)
    assert "Hãy đăng nhập lại ở một thẻ khác" in shown.page.locator("main > .alert[data-fault]").inner_text()
    assert shown.page.locator(".job progress").count() == 1

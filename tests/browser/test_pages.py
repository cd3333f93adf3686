"""Every page, for who runs a campaign and for a unit: nothing serious by axe, sound structure, fits a phone."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from tests.browser.further import AREAS
from tests.browser.watched import faults_on
from tests.web.test_access import VIEWS

pytestmark = pytest.mark.browser

WITHOUT_A_PAGE = {
    *("accounts_links", "accounts_links_workbook", "accounts_open"),
    *("book_settle", "guide_picture"),
    *("appraisal_accept", "appraisal_settle"),
    *("account_close", "account_forget", "account_link", "account_reopen", "attachment", "calendar_feed"),
    *(
        "calendar_file",
        "campaign_boards",
        "campaign_letters",
        "campaign_remind",
        "draft",
        "draft_accept",
        "draft_adopt",
    ),
    *("choose_asking_unit", "choose_campaign_body", "choose_campaign_unit", "choose_person", "choose_plan_owner"),
    "choose_unit",
    *("draft_delete", "draft_export", "draft_pdf", "draft_rubric_rows", "draft_section_check", "draft_text_check"),
    *("draft_word", "end_session", "initiative_evidence", "initiative_evidence_remove", "job", "job_progress"),
    *("job_stop", "journal_erase", "participant_letter", "participants_remove", "plan_export", "plan_pdf", "plan_word"),
    *("reminder_letters", "sheet_answer", "sheet_attach", "sheet_cell", "sheet_detach", "sheet_print"),
    *("results_csv", "results_recount", "results_workbook", "snapshot_content"),
    *("sheet_roll_up", "sheet_settle", "sheet_take_again", "sheet_workbook", "sheets_accept", "short_link"),
}
"""Views that give a file, lead elsewhere, want a form sent or somebody else's sign-in: no page to be looked at here."""


@pytest.fixture(scope="module")
def pages(served):
    served.set_day(date(2020, 5, 12))
    yield served.make("pages")
    served.set_day(date.today())


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_is_sound_for_each_who_gets_there(open_as, pages, name):
    assert faults_on(open_as, pages.get(name, [])) == []


@pytest.mark.parametrize("area", AREAS)
def test_tabs_and_states_beyond_the_first_are_sound(open_as, pages, area):
    assert faults_on(open_as, pages[f"further {area}"]) == []


def test_every_view_that_has_a_page_was_looked_at(pages):
    assert set(VIEWS) - set(pages) == WITHOUT_A_PAGE


@pytest.fixture
def owner_at(open_as, pages):
    """A page of who runs the campaign, at a view's first address."""

    def go(name):
        username, url = next((username, url) for shown, username, url in pages[name] if shown.endswith("-owner"))
        seen = open_as(username)
        seen.go(url)
        return seen

    return go


@pytest.mark.parametrize(("button", "name"), [("thư", "remind_mail"), ("nhắn", "remind_text")])
def test_the_preview_of_reminders_is_sound(owner_at, button, name):
    seen = owner_at("campaign_board")
    verb = "Nhắc cả" if button == "thư" else "Lấy lời nhắn cho cả"
    seen.page.get_by_role("button", name=verb).click()
    seen.page.get_by_role("heading", level=1, name="Nhắc gửi: Đăng ký thi đua").wait_for()
    seen.check(name)


def test_the_preview_of_a_rubric_from_a_workbook_is_sound(owner_at):
    seen = owner_at("draft_rubric")
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["STT", "Nội dung", "Điểm tối đa"])
        page.write_row(1, 0, ["1.1", "Hồ sơ giải quyết đúng hạn qua một cửa điện tử", 12])
        page.write_row(2, 0, ["1.2", "Công khai thủ tục", "mười"])
    file = {"name": "thang-diem.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}
    seen.page.locator("input[type=file]").set_input_files(file)
    seen.page.get_by_role("button", name="Xem trước").click()
    seen.page.get_by_role("heading", name="Xem trước thang điểm").wait_for()
    seen.check("draft_rubric_rows")


def test_forms_for_new_parts_are_sound_and_tell_what_they_would_do(owner_at):
    seen = owner_at("draft_section")
    seen.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    seen.check("draft_section-adding")
    new = seen.page.locator("details.adding").filter(has_text="Thêm điểm trừ").first
    new.get_by_label("Nội dung").fill("Chậm trả lời kiến nghị")
    new.get_by_label("Điểm mỗi việc").fill("1,5")
    new.get_by_label("Điều khoản").fill("III.5/2")
    seen.page.locator("#ben-canh").get_by_text("Chậm trả lời kiến nghị").first.wait_for(state="attached")
    new.get_by_role("button", name="Thêm điểm trừ").click()
    seen.page.get_by_text("Đã lưu.").wait_for()
    removal = seen.page.get_by_role("button", name="Bỏ Chậm trả lời kiến nghị")
    removal.click()
    seen.page.get_by_role("heading", level=1, name="Bỏ «Chậm trả lời kiến nghị» khỏi bản thảo?").wait_for()
    seen.page.get_by_text("Số liệu «Chậm trả lời kiến nghị», chỉ mục này dùng").wait_for()


def test_the_preview_of_adopting_is_sound(owner_at):
    seen = owner_at("draft_review")
    seen.page.get_by_role("button", name="Ban hành").click()
    seen.page.get_by_role("heading", level=1, name="Ban hành kế hoạch trong phần mềm?").wait_for()
    seen.check("draft_adopt")


def test_a_long_text_scrolls_within_its_box_and_its_numbers_with_it(owner_at):
    seen = owner_at("draft_text")
    seen.page.locator("#van-ban").evaluate("(text) => { text.scrollTop = 500; }")
    seen.page.wait_for_function("document.querySelector('.numbers').scrollTop === 500")
    box = "(one) => [one.offsetHeight, one.scrollHeight > one.clientHeight]"
    text = seen.page.locator("#van-ban").evaluate(box)
    assert (text[1], seen.page.locator(".numbers").evaluate(box)) == (True, text)

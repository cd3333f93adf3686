"""Củ Chi with its cascade in a real browser, from the plan to complete reports; a failure names its step."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.cascade import REGISTRATION, Journey, open_for_paper, reports, roll_up
from tests.browser.district import COMMUNES, EDUCATION, HOME_AFFAIRS, SCHOOLS
from tests.browser.hands import (
    FIELD,
    NAMES,
    OTHER_FIELD,
    accept_all,
    board,
    choose,
    chosen,
    enter,
    expect_complete,
    fill,
    fill_rest,
    launch,
    open_own,
    register,
    send_scan,
    sign_and_send,
    write_workbook,
)
from tests.office.made import PASSWORD
from thidua.rules.owed import LABELS

pytestmark = pytest.mark.browser

REASON = "Biểu 2 ghi tên sáng kiến chưa rõ; đề nghị ghi lại."
PLAN_TITLE = "Thi đua cao điểm cải cách hành chính huyện Củ Chi năm 2020"
TITLE = "Thi đua cải cách hành chính huyện Mẫu"


def test_cu_chi_with_its_cascade_from_the_plan_to_completereports(served, open_as, tmp_path):
    journey = Journey(served, open_as, tmp_path)
    try:
        for number, step in enumerate(STEPS, 1):
            try:
                step(journey)
            except BaseException as failed:
                failed.add_note(f"Step {number} of {len(STEPS)}: {step.__name__}")
                raise
    finally:
        served.set_day(date.today())


def all_sign_in(journey: Journey) -> None:
    journey.day(5, 5)
    for who, seen in journey.seen.items():
        page = seen.go("/")
        page.get_by_label("Tên đăng nhập").fill(journey.people[who])
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


def the_plan_is_adopted_from_the_catalogue(journey: Journey) -> None:
    page = journey.seen["district"].go("/ke-hoach/")
    page.get_by_role("link", name=re.compile("Soạn")).first.click()
    page.get_by_label("Kế hoạch mẫu").select_option("cu-chi-2020")
    page.get_by_role("button", name="Bắt đầu từ mẫu này").click()
    page.get_by_role("link", name=re.compile("^Soát")).click()
    expect(page.get_by_text("Không còn lỗi; kế hoạch có thể ban hành.")).to_be_visible()
    page.get_by_role("button", name="Ban hành…").click()
    page.get_by_role("button", name="Ban hành", exact=True).click()
    expect(page.get_by_text("Từ nay có thể phát động phong trào theo kế hoạch này.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(PLAN_TITLE)


def the_campaign_is_prepared_with_its_bodies(journey: Journey) -> None:
    page = journey.seen["district"].go("/phong-trao/moi/")
    page.get_by_label("Tên phong trào").fill(TITLE)
    page.get_by_role("button", name="Tiếp tục").click()
    for body, organisation in (("Phòng Nội vụ huyện", HOME_AFFAIRS), ("Phòng Giáo dục và Đào tạo huyện", EDUCATION)):
        chosen(page, body, organisation)
    page.get_by_role("checkbox", name="Phòng Nội vụ huyện", exact=True).check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu các cơ quan.")).to_be_visible()
    journey.campaign = page.url.removeprefix(journey.served.address)


def units_are_chosen_and_the_campaign_is_launched(journey: Journey) -> None:
    page = journey.seen["district"].go(f"{journey.campaign}doi-tuong/")
    choose(page, (EDUCATION, *COMMUNES), "unit")
    page.goto(f"{journey.served.address}{journey.campaign}")
    page.get_by_role("link", name="Xem trước và phát động").click()
    launch(page, "100/KH-UBND", 3)


def the_education_office_launches_to_its_schools(journey: Journey) -> None:
    journey.day(5, 6)
    page = journey.seen["education"].go(journey.campaign)
    page.get_by_role("link", name=EDUCATION, exact=True).click()
    page.get_by_role("link", name="Triển khai xuống cấp dưới").click()
    page.get_by_role("button", name="Lập phong trào của cấp dưới").click()
    journey.lower = page.url.removeprefix(journey.served.address).removesuffix("doi-tuong/")
    choose(page, SCHOOLS, "school")
    page.goto(f"{journey.served.address}{journey.lower}")
    page.get_by_role("link", name="Xem trước và phát động").click()
    launch(page, "537/GDĐT-VP", 2)


def a_school_fills_in_on_line_and_its_head_sends(journey: Journey) -> None:
    journey.day(5, 7)
    page = open_own(journey.seen["first school"], REGISTRATION)
    register(page, {FIELD: ("Một cửa liên thông", "Học bạ điện tử"), OTHER_FIELD: ("Soát văn bản",)})
    sign_and_send(page)
    page = open_own(journey.seen["first school"], "Trường báo cáo kết quả đăng ký")
    fill_rest(page)
    sign_and_send(page)


def a_school_fills_in_a_workbook_and_its_head_sends(journey: Journey) -> None:
    page = open_own(journey.seen["second school"], REGISTRATION)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải biểu Excel").click()
    file = journey.folder / "bieu.xlsx"
    download.value.save_as(file)
    write_workbook(file, {FIELD: ("Hẹn giờ trực tuyến",), OTHER_FIELD: ("Bỏ mẫu trùng", "Gộp thông báo")})
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem nội dung tệp").click()
    page.get_by_role("button", name="Nhận các ô đã chọn").click()
    expect_complete(page)
    sign_and_send(page)
    page = open_own(journey.seen["second school"], "Trường báo cáo kết quả đăng ký")
    fill_rest(page)
    sign_and_send(page)


def who_has_not_sent_is_reminded(journey: Journey) -> None:
    journey.day(5, 8)
    page = journey.seen["standing body"].go(f"{journey.campaign}theo-doi/registration/")
    page.get_by_role("button", name="Lấy lời nhắn cho cả 3 đơn vị chưa gửi").click()
    page.get_by_role("button", name="Ghi nhận và lấy lời nhắn cho 3 đơn vị").click()
    expect(page.get_by_text("Đã ghi nhận 3 lời nhắc.")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_text(sorted((EDUCATION, *COMMUNES)), use_inner_text=True)
    page.get_by_text("Xem lời nhắc").last.click()


def a_unit_sends_the_scan_of_what_was_signed(journey: Journey) -> None:
    page = open_own(journey.seen["commune"], REGISTRATION)
    register(page, {FIELD: ("Sáng kiến A",), OTHER_FIELD: ("Tờ khai mẫu",)})
    send_scan(page, journey.folder, "12/BC-UBND", "08/05/2020")


def what_came_on_paper_is_entered(journey: Journey) -> None:
    journey.day(5, 11)
    page = open_for_paper(journey, REGISTRATION)
    register(page, {FIELD: ("Tổ lưu động",)})
    enter(page, "34/UBND", "09/05/2020", "11/05/2020")


def one_is_returned_with_a_reason_and_sent_again(journey: Journey) -> None:
    page = journey.seen["standing body"].go(f"{journey.campaign}bieu/?trang-thai=sent")
    page.get_by_role("rowheader", name=COMMUNES[0]).get_by_role("link").click()
    expect(page.get_by_role("link", name="quet.pdf")).to_be_visible()
    page.get_by_label("Lý do trả lại").fill(REASON)
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_text(f"Đã trả lại «{COMMUNES[0]}».")).to_be_visible()
    page = open_own(journey.seen["commune"], REGISTRATION)
    expect(page.get_by_text(REASON)).to_be_visible()
    fill(page, {f"{NAMES}, {FIELD}": "Nhận hồ sơ tại nhà văn hóa ấp"})
    send_scan(page, journey.folder, "15/BC-UBND", "11/05/2020")


def the_education_office_registers_and_rolls_up(journey: Journey) -> None:
    page = open_own(journey.seen["education"], REGISTRATION)
    register(page, {FIELD: ("Trả lời trong ngày",), OTHER_FIELD: ("Bỏ giấy xác nhận",)})
    sign_and_send(page)
    journey.day(5, 15)
    accept_all(journey.seen["education"], journey.lower, 4)
    texts = roll_up(journey, "Tổng hợp đăng ký của các trường")
    assert texts[f"Số lượng đăng ký, {FIELD}"] == "3"
    assert texts[f"Số lượng đăng ký, {OTHER_FIELD}"] == "3"


def all_registrations_are_accepted_and_the_late_one_is_told(journey: Journey) -> None:
    accept_all(journey.seen["standing body"], journey.campaign, 4)
    assert board(journey.seen["standing body"], journey.campaign, "registration") == {
        EDUCATION: ("Đã nhận", "11/05/2020"),
        COMMUNES[0]: ("Đã nhận", "11/05/2020"),
        COMMUNES[1]: ("Đã nhận", "11/05/2020"),
    }
    assert board(journey.seen["standing body"], journey.campaign, "education_roll_up") == {
        EDUCATION: ("Đã nhận (muộn)", "15/05/2020")
    }


def interim_reports_are_sent_rolled_up_and_accepted(journey: Journey) -> None:
    journey.day(6, 3)
    reports(journey, "Báo cáo sơ kết của đơn vị", "Trường báo cáo sơ kết", "Tổng hợp sơ kết của các trường")
    assert board(journey.seen["standing body"], journey.campaign, "interim_report") == {
        EDUCATION: ("Đã nhận", "03/06/2020"),
        COMMUNES[0]: ("Đã nhận", "03/06/2020"),
        COMMUNES[1]: ("Đã nhận", "03/06/2020"),
    }


def final_reports_are_sent_rolled_up_and_accepted(journey: Journey) -> None:
    journey.day(10, 28)
    reports(journey, "Báo cáo kết quả của đơn vị", "Trường báo cáo kết quả", "Tổng hợp kết quả của các trường")


def the_standing_body_reports_on_the_campaign(journey: Journey) -> None:
    journey.day(12, 10)
    page = open_own(journey.seen["standing body"], "Báo cáo phong trào tại hội nghị tổng kết")
    fill_rest(page)
    send_scan(page, journey.folder, "50/BC-PNV", "10/12/2020")
    page = journey.seen["district"].go(f"{journey.campaign}bieu/?trang-thai=sent")
    page.get_by_role("rowheader", name=HOME_AFFAIRS).get_by_role("link").click()
    page.get_by_label("Ngày nơi nhận đã nhận").fill("10/12/2020")
    page.get_by_label("Nơi nhận, số văn bản đến hoặc người nhận").fill("Văn phòng Ủy ban, số đến 812")
    page.get_by_role("button", name="Ghi nhận đã nhận").click()
    expect(page.get_by_role("button", name="Ghi nhận đã nhận")).to_have_count(0)


def nothing_is_left_to_send_in_either_campaign(journey: Journey) -> None:
    """Registrations and reports; self-assessment is still to come."""
    for who, campaign, count in (("standing body", journey.campaign, 13), ("education", journey.lower, 8)):
        page = journey.seen[who].go(f"{campaign}bieu/")
        rows = page.locator("tbody tr").filter(has_not=page.get_by_text(LABELS["self_assessment"]))
        states = rows.locator("[data-label='Trạng thái']").all_inner_texts()
        assert [one.strip() for one in states] == ["Đã nhận"] * count
    for one in journey.seen.values():
        assert one.faults == []


STEPS: tuple[Callable[[Journey], None], ...] = (
    all_sign_in,
    the_plan_is_adopted_from_the_catalogue,
    the_campaign_is_prepared_with_its_bodies,
    units_are_chosen_and_the_campaign_is_launched,
    the_education_office_launches_to_its_schools,
    a_school_fills_in_on_line_and_its_head_sends,
    a_school_fills_in_a_workbook_and_its_head_sends,
    who_has_not_sent_is_reminded,
    a_unit_sends_the_scan_of_what_was_signed,
    what_came_on_paper_is_entered,
    one_is_returned_with_a_reason_and_sent_again,
    the_education_office_registers_and_rolls_up,
    all_registrations_are_accepted_and_the_late_one_is_told,
    interim_reports_are_sent_rolled_up_and_accepted,
    final_reports_are_sent_rolled_up_and_accepted,
    the_standing_body_reports_on_the_campaign,
    nothing_is_left_to_send_in_either_campaign,
)

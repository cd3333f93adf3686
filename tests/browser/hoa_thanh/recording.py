"""While the campaign runs: complaints, inspections, lists of violations, of items forwarded, of media items."""

import re
from collections.abc import Sequence

from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser.hoa_thanh.journey import Journey
from tests.browser.hoa_thanh.table import INSPECTORATE, UNITS, label, plan

COMPLAINANT = "Nguyễn Thị Mẫu Hoa"
LATE = (("03/07/2018", "11/07/2018"), ("06/08/2018", "15/08/2018"), ("01/10/2018", "10/10/2018"))
"""When the portal forwarded what a commune answered late, and when it answered."""


def complaints_are_recorded_and_concluded(journey: Journey) -> None:
    """One is confirmed, one turns out to be groundless; who complained is told to nobody else."""
    journey.day(2018, 7, 10)
    _complain(journey, UNITS[INSPECTORATE].name, "Gây khó khăn khi nhận đơn, hẹn lại nhiều lần", COMPLAINANT)
    page = _conclude(journey, "Kết luận đúng", "Xác minh ngày 09/07/2018: đúng như phản ánh, 12/KL-VP")
    expect(page.get_by_text("(đang được tính)")).to_be_visible()
    journey.look("records", "phan-anh")
    _complain(journey, UNITS["Xã Tân Hòa"].name, "Thu phí không có biên lai", "Phạm Mẫu Tâm")
    page = _conclude(journey, "Không có cơ sở", "Đã đưa biên lai, phản ánh không đúng")
    expect(page.get_by_text("(hiện không được tính)")).to_be_visible()


def lists_of_violations_come_as_workbooks(journey: Journey) -> None:
    journey.day(2018, 9, 5)
    who = UNITS["Xã Phước Lộc"].name
    rows = [
        (who, f"Đi trễ, bỏ vị trí lần {number}", f"0{number}/09/2018", "Vi phạm", "Thông báo 30/TB-VP")
        for number in (2, 3, 4)
    ]
    page = _listed(journey, "records", "conduct", ("Đơn vị", "Nội dung", "Ngày", "Loại", "Nguồn, số văn bản"), rows, 3)
    rows = [
        (UNITS[INSPECTORATE].name, f"Yêu cầu giấy tờ ngoài quy định, vụ {number}", "04/09/2018", "Vi phạm", "15/KL-VP")
        for number in (1, 2)
    ]
    page = _listed(journey, "records", "harassment", ("Đơn vị", "Nội dung", "Ngày", "Loại", "Nguồn"), rows, 2)
    page.get_by_role("link", name="Xong").click()
    journey.look("records", "su-viec")


def inspectors_record_their_visits_with_minutes(journey: Journey) -> None:
    for number, month in enumerate((9, 11), 1):
        journey.day(2018, month, 20)
        page = journey.go("inspector", "su-viec/kiem-tra/moi/?so=reminders")
        page.get_by_label("Thành viên khác").fill("Ông Trần Mẫu; bà Lê Mẫu")
        page.get_by_label("Số biên bản").fill(f"{number}/BB-ĐKT")
        page.get_by_label("Ngày biên bản").fill(f"20/{month:02}/2018")
        minutes = journey.paper(f"bien-ban-{number}", f"Biên bản kiểm tra lần {number}")
        page.get_by_label("Tệp biên bản").set_input_files(minutes)
        page.get_by_role("button", name="Ghi cuộc kiểm tra").click()
        page.get_by_label("Đơn vị, cá nhân").select_option(label=UNITS["Phòng Kinh tế"].name)
        page.get_by_label("Loại").select_option(label="Nhắc nhở")
        page.get_by_label("Nội dung").fill("Công chức không đeo thẻ, để người dân chờ quá giờ")
        page.get_by_role("button", name="Ghi nhận", exact=True).click()
        expect(page.get_by_text("Đã ghi việc số")).to_be_visible()
    journey.look("inspector", "kiem-tra")


def the_portal_brings_what_it_forwarded_with_the_days_of_replies(journey: Journey) -> None:
    """Three replies of one commune were late; one item still waits and is answered in time on its page."""
    journey.day(2018, 11, 21)
    heads = ("Đơn vị", "Nội dung", "Ngày chuyển", "Ngày nhận", "Ngày trả lời", "Văn bản trả lời")
    rows = [
        (UNITS["Xã Long Hải"].name, f"Hỏi về hộ tịch, lần {number}", sent, sent, replied, f"{number}/CV")
        for number, (sent, replied) in enumerate(LATE, 1)
    ]
    rows.append((UNITS["Thị trấn Bình An"].name, "Hỏi giờ làm việc", "12/11/2018", "12/11/2018", "14/11/2018", "9/CV"))
    rows.append((UNITS["Xã Tân Hòa"].name, "Hỏi về đất đai", "20/11/2018", "19/11/2018", "", ""))
    _listed(journey, "portal", "forwarded_items", heads, rows, 5)
    page = journey.go("portal", "su-viec/chuyen-den/")
    expect(page.get_by_text("1 việc chưa trả lời · 3 việc muộn, được tính")).to_be_visible()
    page.get_by_role("link", name="Hỏi về đất đai").click()
    page.get_by_text("Đơn vị đã trả lời").first.click()
    page.get_by_label("Ngày trả lời").fill("21/11/2018")
    page.get_by_role("button", name="Đơn vị đã trả lời").click()
    expect(page.get_by_text("Đã ghi ngày trả lời.")).to_be_visible()
    journey.go("portal", "su-viec/chuyen-den/?tra-loi=het")
    journey.look("portal", "chuyen-den")


def a_unit_lists_its_media_items(journey: Journey) -> None:
    journey.day(2018, 11, 30)
    rows = [
        (UNITS["Xã Long Hải"].name, f"Tin về một cửa số {number}", f"{number:02}/11/2018", label(fact), f"Tin {number}")
        for fact, numbers in (("radio_items", range(1, 5)), ("website_items", range(5, 11)))
        for number in numbers
    ]
    heads = ("Đơn vị", "Nội dung", "Ngày đăng", "Tính vào số liệu", "Nguồn")
    _listed(journey, "writes", "media", heads, rows, 10)
    page = journey.go("writes", "su-viec/")
    expect(page.get_by_text(COMPLAINANT)).to_have_count(0)
    expect(page.get_by_text("Gây khó khăn khi nhận đơn")).to_have_count(0)


def books_are_said_to_be_complete(journey: Journey) -> None:
    """So that nothing on record means none."""
    journey.day(2019, 1, 2)
    keepers = {"forwarded_items": "portal", "reminders": "inspector", "harassment": "records", "conduct": "records"}
    for book, who in keepers.items():
        page = journey.go(who, "su-viec/")
        page.get_by_role("button", name=f"Xác nhận ghi đủ: {plan().records[book].label}").click()
        expect(page.get_by_text("sẽ được tính là 0")).to_be_visible()
        page.get_by_role("button", name="Ghi đủ", exact=True).click()
        expect(page.get_by_text("Đã ghi.")).to_be_visible()


def _complain(journey: Journey, unit: str, what: str, who: str) -> None:
    page = journey.go("records", "su-viec/moi/?so=harassment")
    page.get_by_label("Đơn vị, cá nhân").select_option(label=unit)
    page.get_by_label("Loại").select_option(label="Đơn, phản ánh, khiếu nại")
    page.get_by_label("Ngày xảy ra").fill("02/07/2018")
    page.get_by_label("Nội dung", exact=False).first.fill(what)
    page.get_by_label("Người phản ánh", exact=False).first.fill(who)
    page.get_by_label("Tệp minh chứng").set_input_files(journey.paper("don", f"Đơn của {who}"))
    page.get_by_role("button", name="Ghi nhận", exact=True).click()
    expect(page.get_by_text("Đã ghi việc số")).to_be_visible()


def _conclude(journey: Journey, verdict: str, why: str) -> Page:
    page = journey.seen("records").page
    page.get_by_text("Kết luận", exact=True).first.click()
    page.get_by_label("Kết luận", exact=True).select_option(label=verdict)
    page.get_by_label("Nội dung kết luận, căn cứ").fill(why)
    page.get_by_role("button", name="Kết luận", exact=True).click()
    expect(page.get_by_text("Đã ghi kết luận.")).to_be_visible()
    return page


def _listed(
    journey: Journey, who: str, book: str, heads: Sequence[str], rows: Sequence[Sequence[str]], count: int
) -> Page:
    """A workbook brought into a book: each row is shown with what becomes of it, then all are recorded."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (heads, *rows):
        sheet.append(list(row))
    file = journey.folder / f"{book}.xlsx"
    made.save(file)
    page = journey.go(who, f"su-viec/nhap/?so={book}")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra").click()
    page.get_by_role("button", name=f"Ghi {count} dòng đã rõ").click()
    expect(page.get_by_text(re.compile(f"Đã ghi {count} dòng"))).to_be_visible()
    return page


STEPS = (
    complaints_are_recorded_and_concluded,
    lists_of_violations_come_as_workbooks,
    inspectors_record_their_visits_with_minutes,
    the_portal_brings_what_it_forwarded_with_the_days_of_replies,
    a_unit_lists_its_media_items,
)

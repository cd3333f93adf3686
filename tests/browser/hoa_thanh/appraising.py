"""Appraisers share the work out, read, accept, find otherwise; a unit explains once; the second review."""

from playwright.sync_api import Page, expect

from tests.browser.hoa_thanh import recording
from tests.browser.hoa_thanh.journey import Journey, open_link
from tests.browser.hoa_thanh.offices import NAMES
from tests.browser.hoa_thanh.table import INSPECTORATE, OFFICE, UNITS, criteria, facts, label, typed

EARLY = "cases_returned_early_with_notice"
LAND = UNITS["Chi nhánh đất đai"].name
SHARED = {
    "office appraiser": ("1.1", "1.2"),
    "standing body": ("1.1", "1.2"),
    "home appraiser": ("3.1", "3.2"),
    "records": ("3.1", "3.2"),
}
"""Two of different bodies for each part, so that somebody is left for the participants of either."""
FIRST, SECOND = 20, facts()["Chi nhánh đất đai"][EARLY]
"""What is found at first of what a unit returned early, and after its explanation."""
REASON = "Sổ theo dõi trang 14 chỉ có 20 hồ sơ trả trước hạn"
EXPLANATION = "Còn 10 hồ sơ ghi ở sổ của bộ phận lưu động, gửi kèm"
SETTLED = "Đã đối chiếu sổ của bộ phận lưu động: 30 hồ sơ"


def points_of_bodies_with_other_work_are_given(journey: Journey) -> None:
    """Whoever has no cases of its own is judged by the others: the plan's note on its points 1.1 and 1.2."""
    journey.day(2019, 1, 3)
    page = journey.go("standing body", "su-viec/so-lieu/?co-quan=home_affairs")
    for unit in (OFFICE, INSPECTORATE):
        for fact in ("judged_1.1", "judged_1.2"):
            field = page.get_by_label(f"{UNITS[unit].name}, {label(fact)}", exact=True)
            field.fill(typed(fact, facts()[unit][fact]))
    page.get_by_label("Số, ngày, trang của văn bản").fill("Biên bản thẩm định 2/BB-PNV ngày 03/01/2019, trang 1")
    page.get_by_role("button", name="Lưu các giá trị đã sửa").click()
    expect(page.get_by_text("Đã ghi 4 giá trị")).to_be_visible()


def the_work_is_shared_out(journey: Journey) -> None:
    page = journey.go("standing body", "tham-dinh/phan-cong/")
    for who, parts in SHARED.items():
        person = page.get_by_label("Người thẩm định", exact=True)
        person.select_option(label=f"{NAMES[who]} ({journey.people[who]})")
        for one in parts:
            page.get_by_label(f"{one}. {criteria()[one].label}", exact=True).check()
        page.get_by_role("button", name="Phân công", exact=True).click()
        expect(page.get_by_text(f"Đã phân công {len(parts)} mục.")).to_be_visible()
    journey.look("standing body", "phan-cong")


def an_appraiser_accepts_all_of_a_unit_after_a_preview(journey: Journey) -> None:
    page = open_link(journey.go("office appraiser", "tham-dinh/"), UNITS["Xã Long Hải"].name)
    page.get_by_role("button", name="Chấp nhận tất cả số chưa thẩm định").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chấp nhận số liệu đã báo cáo")
    expect(page.get_by_text("4 số liệu khác để lại: ")).to_be_visible()
    journey.look("office appraiser", "chap-nhan")
    page.get_by_role("button", name="Chấp nhận 18 số liệu").click()
    expect(page.get_by_text("Đã chấp nhận 18 số liệu.")).to_be_visible()
    journey.look("office appraiser", "mot-don-vi")


def another_accepts_a_criterion_of_all_units(journey: Journey) -> None:
    page = journey.go("home appraiser", "tham-dinh/muc/3.1/")
    expect(page.get_by_text(f"Phân công: {NAMES['home appraiser']}", exact=False)).to_be_visible()
    journey.look("home appraiser", "mot-muc")
    page.get_by_role("button", name="Chấp nhận tất cả số chưa thẩm định của mục").click()
    # Of all thirteen but the appraiser's own body, two facts each.
    page.get_by_role("button", name="Chấp nhận 24 số liệu").click()
    expect(page.get_by_text("Đã chấp nhận 24 số liệu.")).to_be_visible()


def nobody_appraises_their_own_body_or_what_is_anothers(journey: Journey) -> None:
    page = open_link(journey.go("office appraiser", "tham-dinh/"), UNITS[OFFICE].name)
    expect(page.get_by_text("Bạn thuộc đơn vị này")).to_be_visible()
    expect(page.get_by_role("button", name="Chấp nhận tất cả số chưa thẩm định")).to_have_count(0)
    page = _fact(journey, "home appraiser", LAND, EARLY)
    expect(page.get_by_text("Mục này phân công cho")).to_be_visible()
    expect(page.get_by_role("button", name="Ghi thẩm định")).to_have_count(0)


def one_reads_the_evidence_on_the_page_and_finds_otherwise(journey: Journey) -> None:
    journey.day(2019, 1, 5)
    seen = journey.seen("office appraiser")
    with seen.page.expect_response(lambda one: one.url.endswith("?xem=trang")) as read:
        page = _fact(journey, "office appraiser", LAND, EARLY)
    assert (read.value.status, read.value.headers["content-type"]) == (200, "application/pdf")
    expect(page.get_by_title("so-theo-doi.pdf")).to_be_visible()
    journey.look("office appraiser", "minh-chung")
    page.get_by_label("Giá trị thẩm định").fill(str(FIRST))
    expect(page.get_by_label("Lý do")).to_have_js_property("required", True)
    page.get_by_label("Lý do").fill(REASON)
    page.get_by_role("button", name="Ghi thẩm định").click()
    expect(page.get_by_text(f"Đã ghi thẩm định «{label(EARLY)}»")).to_be_visible()


def all_else_is_accepted(journey: Journey) -> None:
    """Prepared by the services: each appraiser what is theirs."""
    count = journey.served.make(
        "rest_accepted", campaign=journey.key, usernames=[journey.people[who] for who in SHARED]
    )
    assert count > 0
    page = journey.go("standing body", "tham-dinh/")
    expect(page.get_by_text("Chưa thẩm định", exact=True).locator("visible=true")).to_have_count(0)
    journey.look("standing body", "tham-dinh")


def a_unit_explains_once(journey: Journey) -> None:
    journey.day(2019, 1, 8)
    page = journey.go("standing body", "tham-dinh/giai-trinh/")
    expect(page.get_by_text(f"1 đối tượng có số liệu thẩm định khác: {LAND}.")).to_be_visible()
    page.get_by_label("Hạn đơn vị giải trình").fill("15/01/2019")
    page.get_by_label("Hạn thẩm định lại").fill("20/01/2019")
    page.get_by_role("button", name="Mở đợt giải trình").click()
    expect(page.get_by_text("Đã mở đợt giải trình")).to_be_visible()
    journey.day(2019, 1, 10)
    page = open_link(open_link(journey.go("land"), LAND), "Thẩm định, giải trình")
    expect(page.get_by_text(f"Lý do: {REASON}")).to_be_visible()
    journey.look("land", "giai-trinh")
    page.get_by_label("Giải trình", exact=False).first.fill(EXPLANATION)
    page.get_by_label("Tài liệu kèm theo").set_input_files(journey.paper("so-luu-dong", "Sổ bộ phận lưu động"))
    page.get_by_role("button", name="Gửi giải trình").click()
    expect(page.get_by_text("Đã gửi giải trình.")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi giải trình")).to_have_count(0)


def the_second_review_settles_it_and_the_round_is_closed(journey: Journey) -> None:
    journey.day(2019, 1, 12)
    page = _fact(journey, "office appraiser", LAND, EARLY)
    expect(page.get_by_text(EXPLANATION)).to_be_visible()
    expect(page.get_by_role("link", name="so-luu-dong.pdf").first).to_be_visible()
    page.get_by_label("Giá trị thẩm định").fill(str(SECOND))
    page.get_by_label("Lý do").fill(SETTLED)
    page.get_by_role("button", name="Ghi thẩm định").click()
    expect(page.get_by_text(f"Đã ghi thẩm định «{label(EARLY)}»")).to_be_visible()
    page.get_by_role("button", name="Đã thẩm định xong").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
    page = open_link(open_link(journey.go("land"), LAND), "Thẩm định, giải trình")
    expect(page.get_by_text(f"Lý do: {SETTLED}")).to_be_visible()
    journey.day(2019, 1, 21)
    page = journey.go("standing body", "tham-dinh/giai-trinh/")
    page.get_by_role("button", name="Kết thúc đợt giải trình").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết thúc giải trình, thẩm định lại")
    page.get_by_role("button", name="Kết thúc đợt giải trình").click()
    expect(page.get_by_text("Đã kết thúc: ")).to_be_visible()
    journey.look("standing body", "tham-dinh-xong")


def _fact(journey: Journey, who: str, unit: str, fact: str) -> Page:
    """One fact of a unit, the way an appraiser gets there."""
    return open_link(open_link(journey.go(who, "tham-dinh/"), unit), label(fact))


STEPS = (
    recording.books_are_said_to_be_complete,
    points_of_bodies_with_other_work_are_given,
    the_work_is_shared_out,
    an_appraiser_accepts_all_of_a_unit_after_a_preview,
    another_accepts_a_criterion_of_all_units,
    nobody_appraises_their_own_body_or_what_is_anothers,
    one_reads_the_evidence_on_the_page_and_finds_otherwise,
    all_else_is_accepted,
    a_unit_explains_once,
    the_second_review_settles_it_and_the_round_is_closed,
)

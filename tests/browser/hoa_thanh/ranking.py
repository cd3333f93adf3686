"""The ranking, its reasons and gates; the council decides a contested place; figures are counted again; publication."""

from playwright.sync_api import expect

from tests.browser.hoa_thanh.figures import as_criteria, as_ranking, counted_again, criteria_of, ranking_of
from tests.browser.hoa_thanh.journey import Journey, open_link
from tests.browser.hoa_thanh.table import UNITS, expected, label

TOWN, JUSTICE = UNITS["Thị trấn Bình An"].name, UNITS["Phòng Tư pháp"].name
LAND = UNITS["Chi nhánh đất đai"].name
LACKING = UNITS["Xã Bàu Sen"].name
MINUTES = "Số tin tuyên truyền nhiều hơn"


def the_ranking_is_a_preview_while_a_place_is_contested(journey: Journey) -> None:
    journey.day(2019, 1, 22)
    page = journey.go("standing body", "ket-qua/")
    expect(page.get_by_text("Bản xem trước.")).to_be_visible()
    rows = ranking_of(page)
    assert [(rows[one]["Hạng"], rows[one]["Cuối cùng"]) for one in (TOWN, JUSTICE)] == [("2", "100"), ("2", "100")]
    journey.look("standing body", "xep-hang")
    page = journey.go("council", "ket-qua/khen-thuong/")
    expect(page.get_by_text("bằng điểm (100)").first).to_be_visible()
    expect(page.get_by_role("link", name=f"Hội đồng chọn {TOWN}")).to_have_count(0)
    failing = page.get_by_role("table", name="Ai không đạt điều kiện nào").get_by_role("row")
    expect(failing.filter(has_text=UNITS["Phòng Kinh tế"].name)).to_contain_text("Bị nhắc nhở dưới 2 lần")
    journey.look("council", "khen-thuong")


def each_figure_opens_its_reason_down_to_the_evidence(journey: Journey) -> None:
    page = journey.go("standing body", "ket-qua/chi-tieu/")
    row = page.locator(".matrix tbody tr").filter(has_text=LAND)
    journey.look("standing body", "chi-tieu")
    row.locator("td").nth(2).get_by_role("link").click()
    reason = page.locator("section.reason:target")
    expect(reason).to_contain_text("30/1.000 = 3%")
    reason.locator("summary").click()
    expect(reason.get_by_role("link", name="so-theo-doi.pdf")).to_have_count(1)
    expect(reason).to_contain_text("thay cho 60 hồ sơ (đơn vị tự báo cáo")
    journey.look("standing body", "ly-do")
    journey.go("standing body", "ket-qua/bieu-do/")
    journey.look("standing body", "bieu-do")


def the_council_decides_the_contested_place(journey: Journey) -> None:
    page = open_link(journey.go("standing body", "ket-qua/khen-thuong/"), f"Hội đồng chọn {TOWN}")
    page.get_by_label("Số biên bản họp").fill("03/BB-HĐTĐKT")
    page.get_by_label("Ngày họp").fill("22/01/2019")
    page.get_by_label("Lý do").fill(MINUTES)
    page.get_by_role("button", name="Ghi lựa chọn").click()
    expect(page.get_by_text(f"Đã ghi lựa chọn {TOWN} cho Giải Nhì.")).to_be_visible()
    expect(page.get_by_text("Không có chỗ nào tranh chấp.")).to_be_visible()


def the_command_line_comes_to_the_figures_of_the_pages(journey: Journey) -> None:
    """Points, totals, ranks and places of everybody, read from the pages; and they are those of the golden table."""
    _count_again(journey)
    told = {one["name"]: one for one in journey.counted["results"]}
    assert told[LACKING]["status"] == "incomplete"
    by_table = {UNITS[name].name: one for name, one in expected().items() if one["status"] == "scored"}
    figures = ("criteria", "criteria_total", "bonus", "penalty", "final", "rank")
    by_command = {name: {what: told[name][what] for what in figures} for name in by_table}
    assert by_command == {name: {what: one[what] for what in figures} for name, one in by_table.items()}


def what_was_missing_is_found_and_counts_at_once(journey: Journey) -> None:
    """The appraisal of a unit that is settled is taken up again, with a reason; then nothing is provisional."""
    page = open_link(journey.go("office appraiser", "tham-dinh/"), LACKING)
    page.get_by_label("Lý do").fill("Bổ sung số tin theo trang thông tin điện tử huyện")
    page.get_by_role("button", name="Thẩm định lại").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
    open_link(page, label("website_items"))
    page.get_by_label("Giá trị thẩm định").fill("2")
    page.get_by_label("Lý do").fill("Trang thông tin điện tử huyện chỉ đăng 2 tin")
    page.get_by_role("button", name="Ghi thẩm định").click()
    expect(page.get_by_text(f"Đã ghi thẩm định «{label('website_items')}»")).to_be_visible()
    page.get_by_role("button", name="Đã thẩm định xong").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
    _count_again(journey)
    assert [one["participant"] for one in journey.counted["results"] if one["status"] != "scored"] == []
    expect(journey.go("standing body", "ket-qua/").get_by_text("Bản xem trước.")).to_have_count(0)


def _count_again(journey: Journey) -> None:
    """What the command line makes of the files that the page gives out is what the pages show."""
    page = journey.go("standing body", "ket-qua/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Số liệu để tính lại (ZIP)").click()
    archive, folder = journey.folder / "tinh-lai.zip", journey.folder / "tinh-lai"
    download.value.save_as(archive)
    journey.counted = counted_again(archive, folder)
    assert ranking_of(page) == as_ranking(journey.counted)
    shown, told = criteria_of(journey.go("standing body", "ket-qua/chi-tieu/")), as_criteria(journey.counted)
    assert {name: {head: shown[name][head] for head in row} for name, row in told.items()} == told


def results_are_frozen_and_published_under_a_paper(journey: Journey) -> None:
    page = journey.go("signs", "ket-qua/")
    expect(page.get_by_text("Kết quả chưa công bố.")).to_be_visible()
    page = open_link(journey.go("standing body", "ket-qua/"), "Chốt kết quả")
    page.get_by_role("button", name="Chốt kết quả").click()
    expect(page.get_by_text("Đã chốt kết quả, bản số 1.")).to_be_visible()
    journey.day(2019, 1, 25)
    page = open_link(page, "Công bố")
    page.get_by_label("Số văn bản công bố").fill("512/QĐ-UBND")
    page.get_by_label("Ngày văn bản").fill("25/01/2019")
    page.locator("input[type=file]").set_input_files(journey.paper("quyet-dinh", "Quyết định khen thưởng"))
    page.get_by_role("button", name="Công bố").click()
    expect(page.get_by_text("theo văn bản 512/QĐ-UBND.")).to_be_visible()
    journey.published = page.url.removeprefix(journey.served.address)
    assert ranking_of(page) == as_ranking(journey.counted)
    journey.look("standing body", "cong-bo")


def a_unit_sees_all_about_itself_and_the_list(journey: Journey) -> None:
    page = open_link(journey.go("land", "ket-qua/"), "Xem danh sách đã công bố")
    told = as_ranking(journey.counted)
    there = ranking_of(page)
    assert there == told, [(one, there.get(one), told[one]) for one in told if there.get(one) != told[one]]
    journey.look("land", "danh-sach")
    assert page.locator(".ranking tbody th a").all_inner_texts() == [LAND]
    open_link(page, LAND)
    expect(page.locator("#tong")).to_contain_text(f"95,5 điểm, xếp hạng {told[LAND]['Hạng']}")
    expect(page.locator("#muc-1\\.2")).to_contain_text("30/1.000 = 3%")
    journey.look("land", "cua-don-vi")
    page = journey.seen("land").go(journey.published)
    with page.expect_download() as download:
        page.get_by_role("link", name="quyet-dinh.pdf").click()
    assert download.value.suggested_filename == "quyet-dinh.pdf"


def others_see_what_they_may(journey: Journey) -> None:
    """Who decides and who audits read all and change nothing; a stranger finds nothing; a citizen signs in first."""
    under = ("", "ket-qua/", "ket-qua/chi-tieu/", "tham-dinh/", "su-viec/")
    for who in ("chair", "auditor"):
        for one in under:
            expect(journey.go(who, one).get_by_role("heading", level=1)).to_be_visible()
        page = journey.seen(who).go(journey.published)
        assert ranking_of(page) == as_ranking(journey.counted)
        expect(page.get_by_role("link", name="Công bố", exact=True)).to_have_count(0)
        expect(journey.go(who, "ket-qua/").get_by_role("link", name="Chốt kết quả")).to_have_count(0)
    _refused(journey, "auditor", 403, ("ket-qua/chot/", "ket-qua/lua-chon/", "tham-dinh/phan-cong/"))
    _refused(journey, "land", 404, ("ket-qua/chi-tieu/", "ket-qua/khen-thuong/", "tham-dinh/"))
    _refused(journey, "stranger", 404, under)
    for path in (journey.campaign, journey.published):
        expect(journey.seen("").go(path).get_by_label("Mật khẩu")).to_be_visible()
    _on_the_journal(journey)


def _refused(journey: Journey, who: str, status: int, addresses: tuple[str, ...]) -> None:
    """What none of somebody's roles can do is forbidden; what is there for others only is not found."""
    journey.seen(who).expected.add(status)
    for one in addresses:
        answer = journey.seen(who).page.goto(f"{journey.served.address}{journey.campaign}{one}")
        assert (answer and answer.status) == status, (who, one)


def _on_the_journal(journey: Journey) -> None:
    page = journey.seen("auditor").go("/nhat-ky/")
    expect(page.get_by_role("row").filter(has_text="Công bố kết quả")).to_have_count(1)


STEPS = (
    the_ranking_is_a_preview_while_a_place_is_contested,
    each_figure_opens_its_reason_down_to_the_evidence,
    the_council_decides_the_contested_place,
    the_command_line_comes_to_the_figures_of_the_pages,
    what_was_missing_is_found_and_counts_at_once,
    results_are_frozen_and_published_under_a_paper,
    a_unit_sees_all_about_itself_and_the_list,
    others_see_what_they_may,
)

"""A unit fills in, prints and sends, all through the pages."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.submissions.made import Room, filled, place, user_of
from tests.papers.dossier.pdfs import pdf
from tests.papers.dossier.pictures import jpeg
from tests.web.components.drawing import words
from tests.web.pages.sheets.at_a_sheet import client, fields_of, first, page, posted
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import BodyRole
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.exporting import workbook_of
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.content import cells_of, texts_of, unsettled
from thidua.office.submissions.services.opening import open_sheets

pytestmark = pytest.mark.usefixtures("early_in_may")


def test_cu_chi_from_the_empty_sheet_to_accepted_registration_and_reports(room):
    officer, head, body = (client(one) for one in (room.at(Role.OFFICER), room.at(Role.HEAD), room.body))
    for key in ("registration", "report:unit_interim", "report:unit_final", "self_assessment"):
        sheet = room.sheet(key)
        there = texts_of(cells_of(sheet).values())
        wanted = {slot: text for slot, text in filled(asked_by(sheet), there).items() if slot not in there}
        assert "Còn " in page(officer, "sheet", sheet.pk).content.decode()
        answer = officer.post(reverse("sheet", args=[sheet.pk]), posted(wanted))
        assert answer.status_code == 302
        shown = page(head, "sheet", sheet.pk).content.decode()
        assert ("Đã điền đủ, các biểu khớp nhau." in shown, "Ký gửi" in shown) == (True, True)
        sheet.refresh_from_db()
        assert page(head, "sheet_send", sheet.pk, cach="head").status_code == 200
        sent = head.post(f"{reverse('sheet_send', args=[sheet.pk])}?cach=head", {"revision": sheet.revision})
        assert sent.status_code == 302
        reviewed = page(body, "sheet_answer", sheet.pk).content.decode()
        assert reviewed.index('href="#tra-loi"') < reviewed.index('id="tra-loi"')
        assert any(one in reviewed for one in ("Mô hình mẫu", "Nội dung content:1", "Báo cáo về "))
        accepted = body.post(
            reverse("sheet_answer", args=[sheet.pk]), {"sending": Sending.objects.latest("pk").pk, "tra-loi": "nhan"}
        )
        assert accepted.status_code == 302
    assert set(Sheet.objects.filter(participant=room.unit).values_list("state", flat=True)) == {"accepted"}


def test_one_field_is_saved_alone_with_its_message_and_its_new_version(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    slot = ("bieu_1", first(room), "registered")
    answer = officer.post(
        reverse("sheet_cell", args=[sheet.pk]), posted({slot: "khoảng 2"}), headers={"hx-request": "true"}
    )
    made = answer.content.decode()
    assert "đây là số ước chừng" in made
    assert f'name="b|{"|".join(slot)}" value="1"' in made
    assert 'id="con-thieu" hx-swap-oob="true"' in made
    assert texts_of(cells_of(sheet).values()) == {slot: "khoảng 2"}


def test_two_writers_see_both_values_with_who_and_when_and_choose(room):
    one, other = room.at(Role.OFFICER), room.at(Role.HEAD)
    sheet, slot = room.sheet(), ("bieu_1", first(room), "note")
    client(one).post(reverse("sheet_cell", args=[sheet.pk]), posted({slot: "của tôi"}))
    answer = client(other).post(reverse("sheet_cell", args=[sheet.pk]), posted({slot: "của bạn"}))
    made = answer.content.decode()
    assert "Hai người cùng sửa ô này" in made
    assert user_of(one).get_full_name() in made
    assert user_of(other).get_full_name() in made
    (waiting,) = unsettled(sheet)
    client(one).post(reverse("sheet_settle", args=[sheet.pk, waiting.pk]), {"lay": "co"})
    assert texts_of(cells_of(sheet).values()) == {slot: "của bạn"}
    assert page(client(one), "sheet_history", sheet.pk).content.decode().count('data-label="Giá trị">của tôi') == 1


def test_more_lines_are_there_without_javascript(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    few, many = (
        page(officer, "sheet", sheet.pk, **asked).content.decode() for asked in ({}, {"them": "bieu_2.fields"})
    )
    assert many.count("<textarea") - few.count("<textarea") == 3 * 3 * 7


def test_sending_what_lacks_something_wants_a_yes_to_the_list(room):
    head, sheet = client(room.at(Role.HEAD)), room.sheet()
    address = f"{reverse('sheet_send', args=[sheet.pk])}?cach=head"
    refused = head.post(address, {"revision": 0})
    assert (refused.status_code, "Còn thiếu" in refused.content.decode()) == (422, True)
    assert head.post(address, {"revision": 0, "incomplete": "on"}).status_code == 302
    assert Sending.objects.get().sheet == sheet


def test_photographs_of_the_signed_paper_become_one_scan(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    files = [SimpleUploadedFile(f"{at}.jpg", jpeg(), "image/jpeg") for at in (1, 2)]
    values = {"revision": 0, "incomplete": "on", "number": "12/BC", "dated": "07/05/2020", "scan": files}
    assert officer.post(f"{reverse('sheet_send', args=[sheet.pk])}?cach=scan", values).status_code == 302
    made = Sending.objects.get()
    answer = page(client(room.body), "attachment", made.scan_id)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert answer["Content-Disposition"].startswith('attachment; filename="ban-quet.pdf"')
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    assert page(client(room.at(Role.OFFICER, room.units[1])), "attachment", made.scan_id).status_code == 404


def test_a_bad_scan_is_refused_at_its_field_and_what_was_typed_stays(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    file = SimpleUploadedFile("a.pdf", b"<html><script>", "application/pdf")
    values = {"revision": 0, "incomplete": "on", "number": "12/BC", "dated": "07/05/2020", "scan": file}
    answer = officer.post(f"{reverse('sheet_send', args=[sheet.pk])}?cach=scan", values)
    made = answer.content.decode()
    assert (answer.status_code, "đây là trang web" in made, 'value="12/BC"' in made) == (422, True, True)
    assert Sending.objects.count() == 0


def test_the_standing_body_enters_for_a_unit_without_an_account(room):
    paper_only = participant(room.campaign, None)
    paper_only.organisation = None
    paper_only.save()
    open_sheets(campaign=room.campaign, by=None)
    body, sheet = client(room.body), room.sheet(unit=paper_only)
    body.post(reverse("sheet", args=[sheet.pk]), posted({("bieu_1", first(room), "registered"): "0"}))
    sheet.refresh_from_db()
    values = {"revision": sheet.revision, "incomplete": "on", "arrived_on": "06/05/2020"}
    assert body.post(f"{reverse('sheet_send', args=[sheet.pk])}?cach=entered", values).status_code == 302
    assert Sending.objects.get().way == "entered"


def test_a_workbook_is_shown_cell_by_cell_and_then_taken(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    texts = {("bieu_1", one, "registered"): "4" for one in list(plan_of(room.campaign.plan).fields)[:2]}
    content = workbook_of(sheet.participant, asked_by(sheet), texts)
    file = SimpleUploadedFile("biểu.xlsx", content)
    answer = officer.post(reverse("sheet_upload", args=[sheet.pk]), {"file": file})
    assert answer.status_code == 302
    shown = officer.get(answer["Location"]).content.decode()
    boxes = [part.split('"')[0] for part in shown.split('name="chon" value="')[1:]]
    assert len(boxes) == 2
    officer.post(answer["Location"], {"chon": boxes[:1]})
    assert texts_of(cells_of(sheet).values()) == dict(list(texts.items())[:1])
    again = officer.get(answer["Location"])
    assert ([one.state for one, _, _ in again.context["lines"]], again.context["same"][0][1]) == (["new"], "4")
    assert "1 ô giống như đang có" in words(again.content.decode())


def test_who_may_not_sign_is_told_how_the_sheet_goes_on(room):
    sheet = room.sheet()
    told = "Khi biểu đã đủ: thủ trưởng đăng nhập, mở biểu này và bấm «Ký gửi»; hoặc in ra trình ký, đóng dấu"
    assert told in words(page(client(room.at(Role.OFFICER)), "sheet", sheet.pk).content.decode())
    for other in (room.at(Role.HEAD), room.at(Role.OBSERVER), room.body):
        assert "Khi biểu đã đủ" not in words(page(client(other), "sheet", sheet.pk).content.decode())


def test_a_hostile_workbook_is_refused_in_words(room):
    file = SimpleUploadedFile("biểu.xlsx", b"PK\x03\x04" + b"x" * 100)
    answer = client(room.at(Role.OFFICER)).post(reverse("sheet_upload", args=[room.sheet().pk]), {"file": file})
    assert (answer.status_code, "tệp bị hỏng" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(("how", "begins"), [("excel", b"PK"), ("pdf", b"%PDF"), ("word", b"PK")])
def test_a_sheet_is_given_out(room, how, begins):
    answer = page(client(room.at(Role.OFFICER)), "sheet_print", room.sheet().pk, dang=how)
    assert answer.content[: len(begins)] == begins
    assert answer["Content-Disposition"].startswith("attachment; ")


def test_files_are_put_beside_a_sheet_and_taken_off(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    file = SimpleUploadedFile("ke-hoach.pdf", pdf("Kế hoạch"))
    officer.post(reverse("sheet_attach", args=[sheet.pk]), {"given": file, "label": "Kế hoạch của xã"})
    one = sheet.files.get()
    assert "ke-hoach.pdf" in page(officer, "sheet", sheet.pk).content.decode()
    assert page(client(room.body), "attachment", one.attachment_id).status_code == 404
    officer.post(reverse("sheet_detach", args=[sheet.pk, one.pk]))
    assert "ke-hoach.pdf" not in page(officer, "sheet", sheet.pk).content.decode()


def test_a_draft_is_not_shown_to_those_who_only_watch(room):
    slot = ("bieu_1", first(room), "note")
    client(room.at(Role.OFFICER)).post(reverse("sheet_cell", args=[room.sheet().pk]), posted({slot: "Chưa gửi đâu"}))
    watcher = room.at(Role.OBSERVER)
    above = standing_of(user_with(Role.OBSERVER, at=room.owner))
    assert "Chưa gửi đâu" in page(client(watcher), "sheet", room.sheet().pk).content.decode()
    assert "Chưa gửi đâu" not in page(client(above), "sheet", room.sheet().pk).content.decode()
    assert page(client(above), "sheet_print", room.sheet().pk, dang="excel").status_code == 404


def test_the_file_of_a_sheet_that_does_not_lie_there_is_not_found(room):
    officer = client(room.at(Role.OFFICER))
    officer.post(reverse("sheet_attach", args=[room.sheet().pk]), {"given": BytesIO(b"")})
    assert room.sheet().files.count() == 0


def test_what_was_typed_is_still_read_by_the_unit_once_its_sheet_is_closed(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    officer.post(reverse("sheet_cell", args=[sheet.pk]), posted({("bieu_1", first(room), "note"): "Đã soạn dở"}))
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.CLOSED)
    made = page(officer, "sheet", sheet.pk).content.decode()
    assert ("Đã soạn dở" in made, "<textarea" in made) == (True, False)


@pytest.mark.parametrize("lines", [1, 3])
def test_the_page_of_a_sheet_costs_the_same_queries_however_much_stands_in_it(room, lines, django_assert_num_queries):
    officer, sheet, field = client(room.at(Role.OFFICER)), room.sheet(), first(room)
    rows = [field, *(f"{field}:{number}" for number in range(2, lines + 1))]
    officer.post(reverse("sheet", args=[sheet.pk]), posted({("bieu_2", row, "names"): f"Tên {row}" for row in rows}))
    with django_assert_num_queries(14):
        assert page(officer, "sheet", sheet.pk).status_code == 200


def test_the_note_at_a_number_follows_the_names_in_the_other_form(room):
    officer, sheet, field = client(room.at(Role.OFFICER)), room.sheet(), first(room)
    number, names = ("bieu_1", field, "registered"), ("bieu_2", field, "names")
    officer.post(reverse("sheet_cell", args=[sheet.pk]), posted({number: "1"}))
    anchor = next(one.anchor for one in fields_of(sheet) if one.slot == number)
    found = []
    for version, text in enumerate(("Một\nHai", "Một")):
        answer = officer.post(reverse("sheet_cell", args=[sheet.pk]), posted({names: text}, {names: version}))
        _, _, note = answer.content.decode().partition(f'id="{anchor}-chu" hx-swap-oob="true"')
        assert note, answer.content.decode()
        found.append("hai biểu phải bằng nhau" in note)
    assert found == [True, False]


def test_what_needs_no_other_place_refreshes_none(room):
    officer, sheet = client(room.at(Role.OFFICER)), room.sheet()
    answer = officer.post(reverse("sheet_cell", args=[sheet.pk]), posted({("bieu_1", first(room), "note"): "a"}))
    assert 'class="cell-notes"' in answer.content.decode()
    assert answer.content.decode().count('class="cell-notes"') == 1


def test_the_tables_of_a_report_have_titles_of_their_own(room):
    made = page(client(room.at(Role.OFFICER)), "sheet", room.sheet("report:unit_interim").pk).content.decode()
    titles = re.findall(r"<h2>(.*?)</h2>", made)
    assert titles[:2] == [
        "Báo cáo sơ kết của đơn vị: mô hình, giải pháp, sáng kiến đã đăng ký",
        "Báo cáo sơ kết của đơn vị: thuyết minh",
    ]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(("who", "marked"), [("unit", "Biểu của đơn vị"), ("body", "Phong trào")])
def test_a_sheet_lies_under_ones_own_sheets_only_for_the_unit(room, who, marked):
    standing = room.at(Role.OFFICER) if who == "unit" else room.body
    found = page(client(standing), "sheet", room.sheet().pk).context
    assert [label for label, _, current in found["links"] + found["links_apart"] if current] == [marked]


def test_one_name_of_a_registration_on_all_pages():
    above = Room()
    office, of_school = place(above.unit), organisation()
    BodyRole.objects.create(campaign=above.campaign, body="education_office", organisation=office)
    lower = campaign(office, level="education", reports_as=above.unit)
    school = participant(lower, of_school, group="school")
    open_sheets(campaign=lower, by=None)
    sheet = school.sheets.get(key="registration")
    head = client(standing_of(user_with(Role.HEAD, at=of_school)))
    names = (("sheet", sheet.pk), ("my_sheets",), ("home",), ("participant", school.pk))
    pages = [page(head, name, *keys) for name, *keys in names]
    assert ["Đăng ký thi đua" in words(one.content.decode()) for one in pages] == [True] * 4
    assert ["Trường gửi đăng ký" in words(one.content.decode()) for one in pages] == [False] * 4

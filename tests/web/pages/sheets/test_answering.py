"""The standing body answers what was sent: it takes, returns, opens again, notes a receipt; through the pages."""

import pytest
from django.urls import reverse

from tests.office.made import user_with
from tests.office.submissions.made import IN_TIME, Room
from tests.web.components.drawing import words
from tests.web.pages.sheets.at_a_sheet import client, first, page, posted
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import BodyRole
from thidua.office.organisations.models import Role
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import send_back

pytestmark = pytest.mark.usefixtures("early_in_may")


def test_returned_with_a_reason_is_seen_by_the_unit_and_what_changed_by_the_reviewer(room):
    head, body, sheet = room.at(Role.HEAD), client(room.body), room.sheet()
    address = f"{reverse('sheet_send', args=[sheet.pk])}?cach=head"
    client(head).post(address, {"revision": 0, "incomplete": "on"})
    sending = Sending.objects.get()
    asked = words(page(body, "sheet_answer", sheet.pk).content.decode())
    assert ("Lý do trả lại" in asked, "Lý do trả lại (không bắt buộc)" in asked) == (True, False)
    answer = body.post(
        reverse("sheet_answer", args=[sheet.pk]), {"sending": sending.pk, "tra-loi": "tra", "reason": " "}
    )
    assert (answer.status_code, "Cần ghi lý do trả lại." in answer.content.decode()) == (422, True)
    unsaid = body.post(reverse("sheet_answer", args=[sheet.pk]), {"sending": sending.pk, "reason": "Cần bổ sung"})
    assert (unsaid.status_code, "Hãy chọn «Nhận» hoặc «Trả lại»." in unsaid.content.decode()) == (422, True)
    send_back(sending=sending, reason="Cần bổ sung tên", standing=room.body)
    assert "Cần bổ sung tên" in page(client(head), "sheet", sheet.pk).content.decode()
    client(head).post(reverse("sheet", args=[sheet.pk]), posted({("bieu_1", first(room), "note"): "Đã bổ sung"}))
    client(head).post(address, {"revision": 1, "incomplete": "on"})
    shown = page(body, "sheet_answer", sheet.pk).content.decode()
    assert "Khác lần gửi trước" in shown
    assert shown.count("<ins>Đã bổ sung</ins>") == 1


def test_an_acceptance_by_mistake_is_opened_again_with_a_reason_and_both_answers_stay(room):
    head, body, sheet = room.at(Role.HEAD), client(room.body), room.sheet()
    client(head).post(f"{reverse('sheet_send', args=[sheet.pk])}?cach=head", {"revision": 0, "incomplete": "on"})
    sending, address = Sending.objects.get(), reverse("sheet_answer", args=[sheet.pk])
    body.post(address, {"sending": sending.pk, "tra-loi": "nhan"})
    assert "Xem lần nhận" in page(body, "sheet", sheet.pk).content.decode()
    unsaid = body.post(address, {"sending": sending.pk, "tra-loi": "mo-lai", "reason": " "})
    assert (unsaid.status_code, "Cần ghi lý do mở lại." in unsaid.content.decode()) == (422, True)
    again = body.post(address, {"sending": sending.pk, "tra-loi": "nhan", "reason": "x"})
    assert (again.status_code, "Biểu đã nhận rồi" in again.content.decode()) == (422, True)
    assert client(head).post(address, {"sending": sending.pk, "tra-loi": "mo-lai", "reason": "x"}).status_code == 404
    body.post(address, {"sending": sending.pk, "tra-loi": "mo-lai", "reason": "Nhận nhầm bản nháp"})
    assert room.sheet().state == Sheet.State.SENT
    assert "Nhận nhầm bản nháp" in page(client(head), "sheet", sheet.pk).content.decode()
    body.post(address, {"sending": sending.pk, "tra-loi": "tra", "reason": "Thiếu Biểu 2"})
    shown = words(page(client(head), "sheet_history", sheet.pk).content.decode())
    assert [shown.index(one) for one in ("Nhận nhầm bản nháp", "Thiếu Biểu 2")] == sorted(
        shown.index(one) for one in ("Nhận nhầm bản nháp", "Thiếu Biểu 2")
    )
    assert list(sending.reviews.values_list("answer", flat=True)) == ["accepted", "reopened", "returned"]


def test_the_receipt_of_the_standing_bodys_own_report_is_recorded_on_its_page():
    room = Room("long-thanh-2024", group="district")
    BodyRole.objects.create(campaign=room.campaign, body="steering_committee", organisation=room.owner)
    open_sheets(campaign=room.campaign, by=None)
    head = client(standing_of(user_with(Role.HEAD, at=room.owner)))
    sheet = Sheet.objects.get(participant__kind="body")
    head.post(f"{reverse('sheet_send', args=[sheet.pk])}?cach=head", {"revision": 0, "incomplete": "on"})
    address, sending = reverse("sheet_answer", args=[sheet.pk]), sheet.sendings.get()
    shown = words(head.get(address).content.decode())
    assert ("UBND huyện Long Thành" in shown, "Ghi nhận đã nhận" in shown) == (True, True)
    refused = head.post(address, {"sending": sending.pk, "tra-loi": "nhan"})
    assert (refused.status_code, "Cần ghi ngày nơi nhận đã nhận báo cáo." in refused.content.decode()) == (422, True)
    told = {"received_on": f"{IN_TIME:%d/%m/%Y}", "note": "Số đến 3"}
    head.post(address, {"sending": sending.pk, "tra-loi": "nhan"} | told)
    sheet.refresh_from_db()
    assert (sheet.state, sending.reviews.get().reason) == (Sheet.State.ACCEPTED, "Số đến 3")

"""Sending in three ways: who may, what a paper must bear, what is late, what is frozen."""

from datetime import date

import pytest

from tests.office.made import organisation, user_with
from tests.office.submissions.made import Room, by_paper, fill, filled, sent, user_of, write
from tests.papers.dossier.pdfs import pdf
from thidua.office import clock
from thidua.office.access.standing import STRANGER, standing_of
from thidua.office.campaigns.models import Campaign, Change, Way
from thidua.office.files.services.keeping import keep
from thidua.office.journal.models import Entry
from thidua.office.journal.queries import verify
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.errors import (
    ChangedMeanwhileError,
    IncompleteError,
    NotAllowedError,
    SubmissionError,
    WrongStateError,
)
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.content import cells_of, differences, texts_of, texts_sent
from thidua.office.submissions.services.closing import close_sheets, reopen_sheets
from thidua.office.submissions.services.reviewing import accept, accept_many, send_back
from thidua.office.submissions.services.sending import Sealed, send, ways_of

FIELDS = 7


@pytest.fixture
def room(tmp_path, settings) -> Room:
    settings.FILES = tmp_path / "files"
    return Room(units=2)


def scan(room: Room):
    owner = room.unit.organisation
    assert owner is not None
    return keep(pieces=[pdf("Bản quét")], name="ban-quet.pdf", owner=owner, by=None)


def first(room: Room) -> str:
    return next(iter(plan_of(room.campaign.plan).fields))


def test_the_head_signs_in_and_sends_what_stands_there(room):
    head, sheet = room.at(Role.HEAD), fill(room.sheet(), room.at(Role.OFFICER))
    made = sent(sheet, head)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.late, sheet.sent_on) == (Sheet.State.SENT, False, date(2020, 5, 8))
    assert (made.way, made.signed_by, made.last_day) == ("head", user_of(head).get_full_name(), date(2020, 5, 11))
    assert texts_sent(made) == texts_of(cells_of(sheet).values())
    assert len(made.content) == len(filled(asked_by(sheet)))


def test_the_clerk_sends_the_scan_with_number_and_day(room):
    clerk, sheet = room.at(Role.OFFICER), fill(room.sheet(), room.at(Role.OFFICER))
    paper = Sealed(number=" 12/BC-UBND ", dated=date(2020, 5, 7), scan=scan(room), signed_by="Trần Mẫu")
    made = sent(sheet, clerk, Way.SCAN, paper=paper)
    assert (made.number, made.dated, made.signed_by, made.happened_on) == (
        "12/BC-UBND",
        date(2020, 5, 7),
        "Trần Mẫu",
        date(2020, 5, 8),
    )


@pytest.mark.parametrize(
    ("lacks", "field", "said"),
    [
        ({"scan": None}, "scan", "Cần đính kèm bản quét có chữ ký, con dấu."),
        ({"number": "  "}, "number", "Cần ghi số của văn bản."),
        ({"dated": None}, "dated", "Cần ghi ngày của văn bản."),
        ({"dated": date(2020, 5, 9)}, "dated", "Ngày 09/05/2020 chưa đến."),
    ],
)
def test_a_scan_that_lacks_something_is_not_sent(room, lacks, field, said):
    values = {"number": "12", "dated": date(2020, 5, 7), "scan": scan(room)} | lacks
    with pytest.raises(SubmissionError, match=said) as refused:
        sent(room.sheet(), room.at(Role.OFFICER), Way.SCAN, paper=Sealed(**values), incomplete=True)
    assert refused.value.field == field
    assert Sending.objects.count() == 0


def test_the_standing_body_enters_paper_and_its_arrival_decides_whether_it_was_late(room):
    sheet = fill(room.sheet(), room.body)
    with clock.at(date(2020, 5, 20)):
        made = sent(sheet, room.body, Way.ENTERED, paper=by_paper(date(2020, 5, 11)))
        late = sent(
            fill(room.sheet(unit=room.units[1]), room.body), room.body, Way.ENTERED, paper=by_paper(date(2020, 5, 12))
        )
    assert (made.happened_on, made.late, late.late) == (date(2020, 5, 11), False, True)
    with pytest.raises(SubmissionError, match="Cần ghi ngày nhận bản giấy"):
        sent(room.sheet("report:unit_interim"), room.body, Way.ENTERED, incomplete=True)


def test_late_is_recorded_and_not_refused_and_an_extension_counts(room):
    for unit, day in ((room.unit, None), (room.units[1], date(2020, 5, 14))):
        if day is not None:
            Change.objects.create(
                campaign=room.campaign, kind=Change.Kind.EXTENSION, participant=unit, deadline="registration", day=day,
                number="5/TB", reason="Lũ", happened_on=date(2020, 5, 8),
            )  # fmt: skip
    with clock.at(date(2020, 5, 13)):
        one, other = (
            sent(fill(room.sheet(unit=unit), room.at(Role.HEAD, unit)), room.at(Role.HEAD, unit)) for unit in room.units
        )
    assert [(made.last_day, made.late) for made in (one, other)] == [
        (date(2020, 5, 11), True),
        (date(2020, 5, 14), False),
    ]


@pytest.mark.parametrize(
    ("way", "role", "said"),
    [
        (Way.HEAD, Role.OFFICER, "chỉ dành cho thủ trưởng đơn vị"),
        (Way.SCAN, Role.OBSERVER, "chỉ dành cho người của đơn vị"),
        (Way.ENTERED, Role.HEAD, "chỉ dành cho cơ quan thường trực"),
    ],
)
def test_each_way_is_for_those_whom_it_concerns(room, way, role, said):
    with pytest.raises(NotAllowedError, match=said):
        sent(room.sheet(), room.at(role), way, incomplete=True)


def test_only_ways_that_the_campaign_allows():
    room = Room(ways=["scan"])
    with pytest.raises(NotAllowedError, match="không nhận biểu theo cách gửi đó"):
        sent(room.sheet(), room.at(Role.HEAD), incomplete=True)
    assert ways_of(room.sheet(), room.at(Role.HEAD)) == ["scan"]
    assert ways_of(room.sheet(), room.body) == []
    with pytest.raises(NotAllowedError):
        sent(room.sheet(), STRANGER, Way.SCAN, incomplete=True)


def test_nothing_is_handed_over_silently(room):
    head, sheet = room.at(Role.HEAD), room.sheet()
    field = first(room)
    write(sheet, head, {("bieu_1", field, "registered"): "2", ("bieu_2", field, "names"): "Một cửa điện tử"})
    with pytest.raises(IncompleteError) as refused:
        sent(sheet, head)
    label = plan_of(room.campaign.plan).fields[field].label
    assert refused.value.missing[0].startswith(f"«{label}»: Biểu 1, cột «")
    assert "ghi 2 nhưng Biểu 2, cột «" in refused.value.missing[0]
    assert refused.value.missing[0].endswith("có 1 tên; hai biểu phải bằng nhau")
    assert len(refused.value.missing) == 1 + (FIELDS - 1) + 1
    assert sent(sheet, head, incomplete=True).late is False


def test_what_changed_since_it_was_shown_is_looked_at_again(room):
    head, sheet = room.at(Role.HEAD), fill(room.sheet(), room.at(Role.OFFICER))
    write(sheet, head, {("bieu_1", first(room), "note"): "x"})
    with pytest.raises(ChangedMeanwhileError):
        send(sheet=sheet, way=Way.HEAD, revision=sheet.revision, standing=head)


def test_returned_with_a_reason_changed_and_sent_again(room):
    head, sheet = room.at(Role.HEAD), fill(room.sheet(), room.at(Role.OFFICER))
    before = sent(sheet, head)
    with pytest.raises(SubmissionError, match="lý do"):
        send_back(sending=before, reason="  ", standing=room.body)
    send_back(sending=before, reason="Chưa rõ tên", standing=room.body)
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.RETURNED
    write(sheet, head, {("bieu_2", first(room), "names"): "Tên rõ"})
    after = sent(sheet, head)
    assert [(one.before, one.after) for one in differences(texts_sent(before), texts_sent(after))] == [
        (f"Mô hình mẫu {first(room)}", "Tên rõ")
    ]
    with pytest.raises(ChangedMeanwhileError, match="vừa gửi lại"):
        accept(sending=before, standing=room.body)
    accept(sending=after, standing=room.body)
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.ACCEPTED
    with pytest.raises(WrongStateError):
        send_back(sending=after, reason="x", standing=room.body)


def test_only_the_standing_body_answers(room):
    made = sent(room.sheet(), room.at(Role.HEAD), incomplete=True)
    for standing in (room.at(Role.HEAD), standing_of(user_with(Role.OFFICER, at=organisation()))):
        with pytest.raises(NotAllowedError):
            accept(sending=made, standing=standing)


def test_many_are_accepted_in_one_act_or_none(room):
    sendings = [sent(room.sheet(unit=unit), room.at(Role.HEAD, unit), incomplete=True) for unit in room.units]
    send_back(sending=sendings[1], reason="Thiếu", standing=room.body)
    with pytest.raises(WrongStateError):
        accept_many(sendings=sendings, standing=room.body)
    assert Sheet.objects.get(pk=sendings[0].sheet_id).state == Sheet.State.SENT
    again = sent(room.sheet(unit=room.units[1]), room.at(Role.HEAD, room.units[1]), incomplete=True)
    assert len(accept_many(sendings=[sendings[0], again], standing=room.body)) == 2
    assert set(Sheet.objects.filter(key="registration").values_list("state", flat=True)) == {"accepted"}


def test_those_who_did_not_send_are_closed_and_may_be_opened_again(room):
    sent(room.sheet(), room.at(Role.HEAD), incomplete=True)
    changes = [
        Change.objects.create(
            campaign=room.campaign, kind=Change.Kind.CLOSING, participant=unit, deadline="registration", number="6/TB",
            reason="Quá hạn", happened_on=date(2020, 5, 8),
        )
        for unit in room.units
    ]  # fmt: skip
    assert close_sheets(changes=changes, by=room.officer) == 1
    closed = room.sheet(unit=room.units[1])
    assert (room.sheet().state, closed.state) == ("sent", "closed")
    with pytest.raises(WrongStateError, match="đã khóa, không gửi"):
        sent(closed, room.at(Role.HEAD, room.units[1]), incomplete=True)
    assert reopen_sheets(changes=changes, by=room.officer) == 1
    sent(closed, room.at(Role.HEAD, room.units[1]), incomplete=True)


def test_nobody_sends_who_left_or_once_the_campaign_is_over(room):
    head, sheet = room.at(Role.HEAD), room.sheet()
    room.unit.left_on = date(2020, 5, 8)
    room.unit.save()
    with pytest.raises(WrongStateError, match="thôi tham gia từ 08/05/2020"):
        sent(sheet, head, incomplete=True)
    Campaign.objects.filter(pk=room.campaign.pk).update(state="closed")
    with pytest.raises(WrongStateError, match="đã kết thúc"):
        sent(room.sheet(unit=room.units[1]), room.at(Role.HEAD, room.units[1]), incomplete=True)


def test_the_journal_holds_each_sending_and_answer_and_no_autosave_and_no_name(room):
    made = sent(fill(room.sheet(), room.at(Role.OFFICER)), room.at(Role.HEAD))
    send_back(sending=made, reason="Sửa", standing=room.body)
    acts = Entry.objects.filter(chain__name=f"campaign:{room.campaign.pk}")
    assert list(acts.values_list("act", flat=True)) == ["submissions.open", "submissions.send", "submissions.return"]
    assert made.signed_by not in acts[1].content
    assert [one.sound for one in verify()] == [True, True]


def test_what_was_registered_becomes_lines_of_the_report_and_stays_with_what_is_said_of_it(room):
    head, sheet, field = room.at(Role.HEAD), room.sheet(), first(room)
    write(sheet, head, {("bieu_2", field, "names"): "Một", ("bieu_2", f"{field}:2", "names"): "Hai"})
    made = sent(sheet, head, incomplete=True)
    report = room.sheet("report:unit_interim")
    label = plan_of(room.campaign.plan).fields[field].label
    key = report.key
    lines = {
        (key, "1", "field"): label,
        (key, "1", "names"): "Một",
        (key, "2", "field"): label,
        (key, "2", "names"): "Hai",
    }
    assert texts_of(cells_of(report).values()) == lines
    write(report, head, {(key, "1", "progress"): "50%"})
    send_back(sending=made, reason="Sửa", standing=room.body)
    write(sheet, head, {("bieu_2", field, "names"): "Ba", ("bieu_2", f"{field}:2", "names"): ""})
    sent(sheet, head, incomplete=True)
    assert texts_of(cells_of(report).values()) == {
        (key, "1", "field"): label, (key, "1", "names"): "Một", (key, "1", "progress"): "50%",
        (key, "3", "field"): label, (key, "3", "names"): "Ba",
    }  # fmt: skip
    lacking = check(asked_by(report), texts_of(cells_of(report).values())).missing
    assert "Báo cáo sơ kết của đơn vị, dòng 3: chưa có Tiến độ thực hiện, Kết quả đạt được" in lacking

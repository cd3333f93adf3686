"""Participants are added, amended, taken off; they join and leave a running campaign by notice."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office.made import organisation
from thidua.catalogue import plan_files
from thidua.office.campaigns.errors import CampaignError, LackingGroundError
from thidua.office.campaigns.lists import read_list
from thidua.office.campaigns.models import Change, Participant
from thidua.office.campaigns.queries.owing import owed_by
from thidua.office.campaigns.services.joining import Joiner, amend, join, leave, remove, units
from thidua.office.campaigns.services.preparing import prepare
from thidua.office.journal.models import PersonalValue
from thidua.office.plans.services import adopt


def person(code="CN-1", **values):
    return Joiner(**({"code": code, "name": "Trần Thị Mẫu", "kind": "individual", "group": "official"} | values))


def test_units_of_the_tree_take_part_under_their_codes(prepared, owner, officer):
    unit = organisation(owner, name="UBND xã Mẫu")
    [made] = join(campaign=prepared, joiners=units([unit], "unit"), by=officer)
    assert (made.code, made.name, made.kind, made.joined_on) == (unit.code, "UBND xã Mẫu", "collective", None)


@pytest.mark.parametrize(
    ("joiner", "message"),
    [
        (person(code=""), "Mỗi đối tượng cần có mã và tên."),
        (person(name=" "), "Mỗi đối tượng cần có mã và tên."),
        (person(group="la"), "Kế hoạch không có nhóm «la»."),
        (person(kind="collective"), "Nhóm «Cán bộ, công chức, viên chức» không có loại «tập thể»."),
        (person(kind="?"), "Nhóm «Cán bộ, công chức, viên chức» không có loại «?»."),
        (person(code="x" * 65), f"Mã dài quá 64 chữ hoặc tên dài quá 255 chữ: «{'x' * 65}»."),
    ],
)
def test_who_cannot_take_part_is_refused_with_the_reason_and_nobody_is_added(prepared, officer, joiner, message):
    before = Participant.objects.count()
    with pytest.raises(CampaignError) as refused:
        join(campaign=prepared, joiners=[person("CN-0"), joiner], by=officer)
    assert (str(refused.value), Participant.objects.count()) == (message, before)


def test_nobody_takes_part_twice(prepared, officer):
    there = prepared.participants.first()
    for joiner in (person(there.code), units([there.organisation], "unit")[0]):
        with pytest.raises(CampaignError):
            join(campaign=prepared, joiners=[joiner], by=officer)
    with pytest.raises(CampaignError) as refused:
        join(campaign=prepared, joiners=[person("A"), person("A")], by=officer)
    assert str(refused.value) == "Mã «A» đã có trong danh sách tham gia."


def test_names_of_people_stay_out_of_the_chain(prepared, officer):
    join(campaign=prepared, joiners=[person()], by=officer)
    kept = PersonalValue.objects.get()
    assert (kept.name, kept.value) == ("CN-1", "Trần Thị Mẫu")
    assert "Trần Thị Mẫu" not in kept.entry.content


def test_joining_a_running_campaign_needs_a_notice_and_is_dated_by_it(running, officer, ground):
    with pytest.raises(LackingGroundError):
        join(campaign=running, joiners=[person()], by=officer)
    tomorrow = date(2020, 5, 7)
    for lacking in (replace(ground, number=" "), replace(ground, reason=""), replace(ground, day=tomorrow)):
        with pytest.raises(LackingGroundError):
            join(campaign=running, joiners=[person()], by=officer, ground=lacking)
    [made] = join(campaign=running, joiners=[person()], by=officer, ground=ground)
    assert made.joined_on == date(2020, 5, 6)
    assert [(one.kind, one.participant, one.number) for one in running.changes.all()] == [
        (Change.Kind.JOINING, made, "15/TB-UBND")
    ]


def test_leaving_is_dated_and_happens_once(running, officer, ground):
    one = running.participants.first()
    left = leave(participant=one, ground=ground, by=officer)
    assert left.left_on == date(2020, 5, 6)
    with pytest.raises(CampaignError) as refused:
        leave(participant=one, ground=ground, by=officer)
    assert str(refused.value) == f"«{one.name}» đã thôi tham gia từ ngày 06/05/2020."


def test_a_group_is_changed_before_the_launch_alone(prepared, running, officer):
    one = running.participants.first()
    with pytest.raises(CampaignError) as refused:
        amend(participant=one, by=officer, name=one.name, group="radio_station", traits={})
    assert refused.value.field == "group"
    assert amend(participant=one, by=officer, name="Tên  mới", group="unit", traits={}).name == "Tên mới"


def test_the_list_of_a_prepared_campaign_is_shortened(prepared, officer):
    one, *rest = prepared.participants.all()
    assert remove(participants=[one], campaign=prepared, by=officer) == 1
    assert list(prepared.participants.all()) == rest
    assert remove(participants=[one], campaign=prepared, by=officer) == 0


def csv(*lines):
    return "\n".join(("mã,tên,loại,nhóm", *lines)).encode()


def test_a_list_says_what_each_row_would_do(prepared, owner, officer):
    there, known = prepared.participants.first(), organisation(owner, name="UBND xã Hòa Mẫu")
    content = csv(
        f"{there.code},Đã có,collective,unit",
        f"{known.code},,collective,unit",
        "X-1,UBND xã Hoà Mẫu,collective,unit",
        "X-2,Đơn vị lạ,collective,unit",
        "X-3,Trần Văn A,individual,official",
        "X-4,Sai nhóm,individual,unit",
    )
    found = read_list(prepared, content, "danh sách.csv")
    assert [(row.joiner.code, row.joiner.name, row.joiner.organisation, bool(row.refusal)) for row in found.rows] == [
        (there.code, "Đã có", there.organisation, True),
        (known.code, "UBND xã Hòa Mẫu", known, False),
        ("X-1", "UBND xã Hoà Mẫu", known, True),
        ("X-2", "Đơn vị lạ", None, False),
        ("X-3", "Trần Văn A", None, False),
    ]
    assert [(one.file, one.cell, one.participant) for one in found.problems] == [("danh sách.csv", "C7", "X-4")]
    join(campaign=prepared, joiners=found.joiners, by=officer)
    assert prepared.participants.count() == 6


def test_people_of_a_list_belong_to_the_organisation_that_it_names(prepared, owner):
    office = organisation(owner, name="Phòng Văn hoá và Thông tin", code="van-hoa", short_name="Phòng VHTT")
    twins = [organisation(owner, name="Trạm Y tế Mẫu") for _ in range(2)]
    lines = [
        ("phòng văn hóa và thông tin", office, []),
        ("van-hoa", office, []),
        ("PHONG VHTT", office, []),
        ("Phòng Văn hoá và Thông tim", None, [office]),
        ("Phòng Văn hoá Thông tin", None, [office]),
        ("Trạm Y tế Mẫu", None, twins),
        ("Công ty Lạ", None, []),
        ("", None, []),
    ]
    rows = [f"C-{at},Trần Mẫu {at},individual,official,{unit}" for at, (unit, *_) in enumerate(lines)]
    content = "\n".join(("mã,họ và tên,loại,nhóm,đơn vị công tác", *rows)).encode()
    found = read_list(prepared, content, "ds.csv")
    assert [(row.joiner.organisation, list(row.asked)) for row in found.rows] == [tuple(one[1:]) for one in lines]
    assert found.problems == ()
    assert [row.note for row in found.rows[3:] if row.joiner.code != "C-4"] == [
        "Chưa chắc «Phòng Văn hoá và Thông tim» là tổ chức nào: hãy chọn",
        "Chưa chắc «Trạm Y tế Mẫu» là tổ chức nào: hãy chọn",
        "Không thấy tổ chức «Công ty Lạ»: cơ quan thường trực nhập thay từ bản giấy",
        "Danh sách không ghi nơi công tác: cơ quan thường trực nhập thay từ bản giấy",
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "trong.csv"),
        (b"\x00\x01", "la.xlsx"),
        (b"a,b\n1,2", "khac.csv"),
        (b"PK\x03\x04", "hong.xlsx"),
        (b"x", "a"),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(prepared, content, name):
    with pytest.raises(CampaignError) as refused:
        read_list(prepared, content, name)
    assert refused.value.field == "file"
    assert str(refused.value).startswith(name)


def test_traits_decide_what_is_owed_and_only_known_values_are_taken(owner, officer):
    text = plan_files()["xa-huong-lua-2026"].read_text(encoding="utf-8")
    old = "who: Các tập thể, asked: {kind: collective}"
    assert old in text
    text = text.replace(old, "who: Các tập thể, asked: {kind: collective, when: {of: takes_dossiers, is: yes}}")
    plan = adopt(owner=owner, files=[("ke-hoach.yaml", text)], by=None)
    made = prepare(owner=owner, plan=plan, round_id="2026", title="Thi đua", by=officer)
    [one] = join(campaign=made, joiners=units([organisation(owner)], "offices"), by=officer)
    assert {owed.key for owed in owed_by(one)} == {"registration", "self_assessment"}
    with pytest.raises(CampaignError) as refused:
        amend(participant=one, by=officer, name=one.name, group="offices", traits={"takes_dossiers": "có lẽ"})
    assert "không nhận giá trị «có lẽ»" in str(refused.value)
    traits = {"takes_dossiers": "yes", "unknown": "yes"}
    one = amend(participant=one, by=officer, name=one.name, group="offices", traits=traits)
    assert one.traits == {"takes_dossiers": "yes"}
    assert {owed.key for owed in owed_by(one)} == {"registration", "self_assessment", "report:monthly"}

"""Organisations as administrators see them and change them."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.office.made import organisation, person, user_with
from thidua.office import clock
from thidua.office.organisations.models import FormerName, Membership, Organisation, Person, Role
from thidua.office.organisations.services import tree

TODAY = clock.today().strftime("%d/%m/%Y")


@pytest.fixture
def top() -> Organisation:
    return organisation(name="Huyện Mẫu", code="huyen-mau")


@pytest.fixture
def client(top: Organisation) -> Client:
    signed_in = Client()
    signed_in.force_login(user_with(Role.ADMINISTRATOR, at=top, subtree=True))
    return signed_in


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _file(*rows: list[Any]) -> SimpleUploadedFile:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("danh-sach.xlsx", content.getvalue())


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client, top: Organisation, count: int, django_assert_num_queries: Any
):
    for _ in range(count):
        person(organisation=organisation(top))
    with django_assert_num_queries(8):
        assert client.get(reverse("organisations")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_costs_the_same_however_much_is_below(
    client: Client, top: Organisation, count: int, django_assert_num_queries: Any
):
    for _ in range(count):
        below = organisation(top)
        organisation(below)
        Membership.objects.create(person=person(), organisation=top, role=Role.OFFICER)
    with django_assert_num_queries(13):
        assert client.get(reverse("organisation", args=[top.pk])).status_code == 200


def test_units_below_are_counted_folded_and_searched(client: Client, top: Organisation):
    district = organisation(top, name="Huyện Mẫu")
    organisation(district, name="Xã Đông Mẫu")
    address = reverse("organisation", args=[top.pk])
    page = client.get(address).content.decode()
    assert "2 đơn vị các cấp bên dưới" in page
    assert page.index("<summary>1 đơn vị trực thuộc") < page.index("Xã Đông Mẫu")
    found = client.get(address, {"tim": "xa dong"})
    assert ([one.name for one in found.context["found"]], found.context["more"]) == (["Xã Đông Mẫu"], False)
    organisation(name="Xã Đông Xa", level="commune")
    assert len(client.get(address, {"tim": "dong"}).context["found"]) == 1


def test_a_search_forgives_tones_and_finds_former_names(client: Client, top: Organisation):
    one = organisation(top, name="Phòng Nội vụ")
    organisation(top, name="Phòng Tư pháp")
    tree.rename(organisation=one, name="Phòng Văn hóa", on=clock.today(), by=None, reason="")
    for text in ("noi vu", "VĂN HOÁ"):
        rows = client.get(reverse("organisations"), {"tim": text}).context["rows"]
        assert [row.pk for row in rows] == [one.pk]


def test_the_list_is_given_out_as_excel(client: Client, top: Organisation):
    organisation(top, name="Phòng Nội vụ", code="noi-vu")
    answer = client.get(reverse("organisations"), {"xuat": "excel"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[:2] for row in rows] == [["Tên", "Mã"], ["Huyện Mẫu", "huyen-mau"], ["Phòng Nội vụ", "noi-vu"]]


def test_one_is_added_below(client: Client, top: Organisation):
    url = reverse("organisation_found", args=[top.pk])
    typed = {"code": "xa-mot", "name": "Xã Một", "kind": "committee", "level": "commune", "on": TODAY, "reason": "NQ 1"}
    assert client.post(url, typed | {"code": "Xã Một"}).status_code == 422
    answer = client.post(url, typed)
    made = Organisation.objects.get(code="xa-mot")
    assert answer["Location"] == reverse("organisation", args=[made.pk])
    assert (made.parent, made.valid_from) == (top, clock.today())
    again = client.post(url, typed)
    assert (again.status_code, "Mã «xa-mot» đã có đơn vị khác dùng." in _text(again)) == (422, True)
    assert 'value="Xã Một"' in _text(again)


def test_a_new_name_leaves_the_old_one_behind(client: Client, top: Organisation):
    typed = {"name": "Quận Mẫu", "on": TODAY, "reason": "NQ 2"}
    client.post(reverse("organisation_rename", args=[top.pk]), typed)
    assert FormerName.objects.get().name == "Huyện Mẫu"
    assert "Quận Mẫu" in _text(client.get(reverse("organisation", args=[top.pk])))


def test_a_merger_is_shown_before_it_is_done(client: Client, top: Organisation):
    first, second = organisation(top, name="Xã Một"), organisation(top, name="Xã Hai")
    low = organisation(first, name="Trường Một")
    url = reverse("organisation_merge", args=[second.pk])
    typed = {"sources": [first.pk], "on": TODAY, "reason": "NQ 3", "take_over_roles": "on"}
    preview = client.post(url, typed)
    shown = preview.context["preview"]
    assert shown.things == ["Xã Một: nhập vào Xã Hai", "Trường Một: chuyển về Xã Hai"]
    first.refresh_from_db()
    assert first.merged_into is None
    assert client.post(url, typed | {"xac-nhan": shown.mark}).status_code == 302
    first.refresh_from_db()
    low.refresh_from_db()
    assert (first.merged_into, low.parent) == (second, second)


def test_what_cannot_be_done_is_said_beside_what_was_typed(client: Client, top: Organisation):
    low = organisation(top, name="Xã Một")
    url = reverse("organisation_move", args=[top.pk])
    typed = {"to": low.pk, "on": TODAY, "reason": "NQ 4"}
    mark = client.post(url, typed).context["preview"].mark
    answer = client.post(url, typed | {"xac-nhan": mark})
    assert answer.status_code == 422
    assert "«Huyện Mẫu» không thể thuộc «Xã Một», vì đơn vị này ở dưới nó." in _text(answer)
    assert 'value="NQ 4"' in _text(answer)


def test_a_separation_names_the_new_ones_line_by_line(client: Client, top: Organisation):
    one = organisation(top, name="Phòng Chung")
    url = reverse("organisation_split", args=[one.pk])
    typed = {"parts": "p-mot Phòng Một\n\np-hai Phòng  Hai", "closes": "on", "on": TODAY, "reason": "NQ 5"}
    wrong = client.post(url, typed | {"parts": "p-mot"})
    assert "Dòng «p-mot» cần mã rồi tên." in _text(wrong)
    mark = client.post(url, typed).context["preview"].mark
    client.post(url, typed | {"xac-nhan": mark})
    assert [made.name for made in one.split_into.order_by("code")] == ["Phòng Hai", "Phòng Một"]


def test_nobody_reaches_an_organisation_that_somebody_else_administers(client: Client):
    foreign = organisation()
    for name in ("organisation", "organisation_close", "organisation_merge"):
        assert client.get(reverse(name, args=[foreign.pk])).status_code == 404
    assert Organisation.objects.get(pk=foreign.pk).valid_to is None


def test_a_list_is_checked_row_by_row_then_written_then_sent_again(client: Client, top: Organisation):
    place = organisation(top, name="Phòng Nội vụ", code="noi-vu")
    known = person(full_name="Trần Mẫu Bình", organisation=place)
    url = reverse("import_people")
    sent = _file(
        ["Họ và tên", "Đơn vị", "Vai trò", "Từ ngày"],
        ["Lê Mẫu Cúc", "noi-vu", "Chuyên viên", date(2026, 6, 1)],
        ["Tran Mau Binh", "noi-vu", "", ""],
        ["Phạm Mẫu Dũng", "Phòng Lạ", "", ""],
    )
    checked = client.post(url, {"file": sent})
    assert [one.verdict for one in checked.context["told"]] == ["make", "ask", "refuse"]
    assert Person.objects.filter(full_name="Lê Mẫu Cúc").count() == 0
    lines = checked.context["lines"]
    written = client.post(url, {"lines": lines, "row-3": str(known.pk), "yes": "1"})
    assert [one.verdict for one in written.context["told"]] == ["make", "same", "refuse"]
    made = Person.objects.get(full_name="Lê Mẫu Cúc")
    assert made.memberships.get().role == Role.OFFICER
    left = client.post(url, {"lines": lines, "row-3": str(known.pk), "mend": "1"})
    rows = CalamineWorkbook.from_filelike(BytesIO(left.content)).get_sheet_by_index(0).to_python()
    assert rows[1][:2] == ["Phạm Mẫu Dũng", "Phòng Lạ"]
    assert str(rows[1][-1]).startswith("Không thấy đơn vị «Phòng Lạ» trong những đơn vị bạn quản trị")
    client.post(url, {"lines": lines, "row-3": str(known.pk), "yes": "1"})
    assert Person.objects.filter(organisation=place).count() == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"PK\x03\x04 hong"), ("a.exe", b"MZ"), ("a.xlsx", b""), ("../../a.xlsx", b"<!ENTITY x>")],
)
def test_a_file_that_is_no_list_is_refused_with_a_reason(client: Client, name: str, content: bytes):
    answer = client.post(reverse("import_units"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_rows_that_were_tampered_with_on_the_way_do_no_harm(client: Client, top: Organisation):
    foreign = organisation(code="nguoi-khac")
    url = reverse("import_people")
    rows = f'["", {{}}, [[2, {{"full_name": "Lê Mẫu Cúc", "unit": "{foreign.code}"}}, ""]]]'
    answer = client.post(url, {"lines": rows, "yes": "1"})
    assert [one.verdict for one in answer.context["told"]] == ["refuse"]
    for broken in ("{", "[1]", '{"a": 1}', '["", {}, [[1, 2, 3]]]', '["", 5, [[1, {}, ""]]]', "[" * 10_000):
        assert client.post(url, {"lines": broken, "yes": "1"}).status_code == 422
    assert Person.objects.filter(full_name="Lê Mẫu Cúc").count() == 0


def test_the_blank_list_bears_the_headings_that_are_read(client: Client):
    answer = client.get(reverse("import_units"), {"mau": "1"})
    (heads,) = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert heads[:3] == ["Mã", "Tên", "Tên gọi tắt"]

"""Initiatives arise from what is sent, keep their identity when it is sent again, and take in what reports say."""

from tests.office.initiatives.sending import joined, registers, sent, sheet_of, standing_names
from thidua.office.initiatives.models import FormerName, Initiative, Pair, Progress
from thidua.office.initiatives.services.arising import follow

INTERIM = "report:unit_interim"


def test_a_registration_that_is_sent_makes_its_names_initiatives():
    one = joined()
    sent(
        one,
        ("bieu_1", "procedures", "registered", "3"),
        ("bieu_2", "procedures", "names", "1. Thư xin lỗi; 2. Hẹn giờ qua Zalo"),
        ("bieu_2", "procedures", "expected_completion", "Quý III/2020"),
        ("bieu_2", "procedures:2", "names", "Ngày thứ Sáu không chờ"),
        ("bieu_2", "finance", "names", "Khoán chi"),
        ("bieu_2", "finance", "note", "thí điểm"),
    )
    found = Initiative.objects.order_by("pk").values_list("name", "field_label", "row", "expected_completion")
    assert list(found) == [
        ("Thư xin lỗi", "Cải cách thủ tục hành chính", "bieu_2/procedures", "Quý III/2020"),
        ("Hẹn giờ qua Zalo", "Cải cách thủ tục hành chính", "bieu_2/procedures#2", "Quý III/2020"),
        ("Ngày thứ Sáu không chờ", "Cải cách thủ tục hành chính", "bieu_2/procedures:2", ""),
        ("Khoán chi", "Cải cách tài chính công", "bieu_2/finance", ""),
    ]
    assert {each.participant for each in Initiative.objects.all()} == {one}


def test_followed_twice_nothing_changes():
    one = joined()
    sending = registers(one, "Thư xin lỗi", "Khoán chi")
    before = list(Initiative.objects.order_by("pk").values())
    follow(sending)
    assert list(Initiative.objects.order_by("pk").values()) == before


def test_sent_again_each_keeps_its_identity_and_those_named_no_more_are_withdrawn():
    one = joined()
    registers(one, "Thư xin lỗi khi trễ hẹn", "Số hóa hồ sơ đất đai", "Khoán chi")
    first, second, third = Initiative.objects.order_by("pk")
    registers(one, "Số hóa và công khai hồ sơ đất đai", "Thư xin lỗi khi trễ hẹn", "Hẹn giờ qua Zalo")
    names = {each.pk: (each.name, each.withdrawn_at is None) for each in Initiative.objects.all()}
    assert names[first.pk] == ("Thư xin lỗi khi trễ hẹn", True)
    assert names[second.pk][1] is False or names[second.pk][0] == "Số hóa và công khai hồ sơ đất đai"
    assert names[third.pk] == ("Khoán chi", False)
    assert len(standing_names(one)) == 3
    registers(one, "Khoán chi")
    assert standing_names(one) == ["Khoán chi"]
    assert Initiative.objects.get(withdrawn_at=None).pk == third.pk


def test_renamed_on_its_line_it_keeps_what_it_was_called_and_is_compared_anew():
    one = joined()
    registers(one, "Số hóa hồ sơ đất đai")
    [known] = Initiative.objects.all()
    other = Initiative.objects.create(participant=one, name="Số hóa hồ sơ đất đai")
    Pair.objects.create(first=known, second=other, likeness=100)
    Initiative.objects.update(compared_at=known.created_at)
    registers(one, "Số hóa hồ sơ đất đai toàn xã")
    known.refresh_from_db()
    assert (known.name, known.compared_at) == ("Số hóa hồ sơ đất đai toàn xã", None)
    assert list(FormerName.objects.values_list("initiative", "name")) == [(known.pk, "Số hóa hồ sơ đất đai")]
    assert Pair.objects.count() == 0


def test_what_the_unit_said_of_its_completion_stands_until_a_sending_says_something_new():
    one = joined()
    registers(one, "Khoán chi", expected="Tháng 9")
    Initiative.objects.update(expected_completion="Tháng 10")
    registers(one, "Khoán chi", expected="Tháng 9")
    assert Initiative.objects.get().expected_completion == "Tháng 10"
    registers(one, "Khoán chi", expected="Tháng 12")
    assert Initiative.objects.get().expected_completion == "Tháng 12"


def report(one, *lines):
    cells = []
    for at, (field, name, progress, result) in enumerate(lines, 1):
        for column, value in (("field", field), ("names", name), ("progress", progress), ("result", result)):
            cells += [(INTERIM, str(at), column, value)] if value else []
    return sent(one, *cells, (INTERIM, "content:1", "text", "Làm tốt"), key=INTERIM)


def test_a_report_tells_of_what_was_registered_and_names_what_was_not():
    one = joined()
    registers(one, "Thư xin lỗi khi trễ hẹn", "Khoán chi")
    report(
        one,
        ("Cải cách tài chính công", "khoán chi", "80%", "Tiết kiệm 12 triệu"),
        ("", "Tuyến đường hoa", "Xong", ""),
    )
    first = Initiative.objects.get(name="Khoán chi")
    assert list(first.progress.values_list("progress", "result")) == [("80%", "Tiết kiệm 12 triệu")]
    added = Initiative.objects.get(name="Tuyến đường hoa")
    assert (added.sheet, added.progress.get().progress) == (sheet_of(one, INTERIM), "Xong")
    assert Initiative.objects.count() == 3


def test_a_report_sent_again_says_all_anew():
    one = joined()
    registers(one, "Thư xin lỗi khi trễ hẹn", "Khoán chi")
    report(one, ("", "Khoán chi", "80%", ""), ("", "Tuyến đường hoa", "Xong", ""))
    report(one, ("", "Thư xin lỗi khi trễ hẹn", "Đang làm", ""))
    assert list(Progress.objects.values_list("initiative__name", "progress")) == [
        ("Thư xin lỗi khi trễ hẹn", "Đang làm")
    ]
    assert standing_names(one) == ["Thư xin lỗi khi trễ hẹn", "Khoán chi"]


def test_what_follows_a_sending_costs_the_same_however_many_others_there_are(django_assert_max_num_queries):
    one = joined()
    for at in range(12):
        registers(joined(one.campaign.owner), f"Sáng kiến {at}")
    with django_assert_max_num_queries(30):
        registers(one, "Khoán chi")

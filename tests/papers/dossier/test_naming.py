"""Which part a file is, by its name; what a name that fits nothing is answered."""

from pathlib import Path

import pytest

from tests.papers.dossier.cases import demo_case, tax_case
from thidua.papers.dossier.naming import Naming, Slot, Sorted
from thidua.papers.dossier.needed import nominees
from thidua.papers.kinds.case import Case
from thidua.rules.facts import Participant


def _sorted(case: Case, *names: str) -> Sorted:
    proposed = {
        id_: (one, [result.participant.id for result in nominees(case, one)])
        for id_, one in case.plan.dossiers.items()
        if nominees(case, one)
    }
    naming = Naming(proposed, (result.participant for result in case.evaluation.results))
    return naming.sort((name, Path(name)) for name in names)


@pytest.mark.parametrize(
    ("name", "part", "whose"),
    [
        ("proposal.pdf", "proposal", None),
        ("to-trinh.pdf", "proposal", None),
        ("To trinh.PDF", "proposal", None),
        ("bien-ban-hop.pdf", "minutes", None),
        ("minutes-ND-1.pdf", "minutes", "ND-1"),
        ("bao-cao-thanh-tich/ND-1.pdf", "achievement_report", "ND-1"),
        ("achievement_report-nd-1.pdf", "achievement_report", "ND-1"),
        ("achievement-report ND_1.jpeg", "achievement_report", "ND-1"),
        ("tax_confirmation-DN-1.pdf", "tax_confirmation", "DN-1"),
        ("xac-nhan-DN-1.png", "tax_confirmation", "DN-1"),
        ("giay_khen/xac-nhan-DN-1.pdf", "tax_confirmation", "DN-1"),
        ("giay_khen-xac-nhan.pdf", "tax_confirmation", None),
        ("xac-nhan-DN-1", "tax_confirmation", "DN-1"),
    ],
)
def test_a_name_is_the_part_and_the_participant(name: str, part: str, whose: str | None) -> None:
    assert _sorted(tax_case(), name) == Sorted({Slot("giay_khen", part, whose): ((name, Path(name)),)})


def test_pages_follow_their_numbers() -> None:
    names = ("minutes_10.jpg", "minutes_2.jpg", "minutes (1).jpg", "minutes-ND-1_2.jpg", "minutes-ND-1_1.jpg")
    found = {slot.whose: [name for name, _ in files] for slot, files in _sorted(tax_case(), *names).by_slot.items()}
    assert found == {
        None: ["minutes (1).jpg", "minutes_2.jpg", "minutes_10.jpg"],
        "ND-1": ["minutes-ND-1_1.jpg", "minutes-ND-1_2.jpg"],
    }


@pytest.mark.parametrize(
    ("name", "why", "mistake"),
    [
        ("tax_confrmation-DN-1.pdf", "không rõ là thành phần nào của hồ sơ, có phải là «tax-confirmation-DN-1»?", True),
        ("minutes-ND-9.pdf", "không rõ là thành phần nào của hồ sơ, có phải là «minutes-ND-3»?", True),
        (
            "IMG.jpg",
            "không rõ là thành phần nào của hồ sơ; tên tệp bắt đầu bằng một trong: proposal, to-trinh, minutes,"
            " bien-ban-hop, achievement-report, bao-cao-thanh-tich, tax-confirmation, xac-nhan; rồi đến mã đối tượng"
            " nếu là giấy tờ riêng",
            True,
        ),
    ],
)
def test_a_name_that_fits_nothing_is_answered_with_what_would(name: str, why: str, mistake: bool) -> None:
    (stray,) = _sorted(tax_case(), name).strays
    assert (stray.name, stray.why, stray.mistake) == (name, why, mistake)


def test_who_is_not_proposed_has_no_place() -> None:
    (stray,) = _sorted(demo_case("cu-chi-2020"), "bao-cao-thanh-tich-CC-02.pdf").strays
    assert (stray.why, stray.mistake) == (
        "UBND xã Hoa Mai không có trong danh sách đề nghị nên tệp không được ghép",
        False,
    )


def test_a_name_that_fits_two_dossiers_wants_a_folder() -> None:
    plan = demo_case("thai-nguyen-2018-2020").plan
    city, province = plan.dossiers["city"], plan.dossiers["province"]
    people = [Participant("TN-1", "collective", "commune"), Participant("TN-2", "collective", "commune")]
    naming = Naming({"city": (city, ["TN-1", "TN-2"]), "province": (province, ["TN-2"])}, people)
    names = ("list.pdf", "report-TN-1.pdf", "report-TN-2.pdf", "province/report-TN-2.pdf", "city/list.pdf")
    found = naming.sort((name, Path(name)) for name in names)
    assert set(found.by_slot) == {
        Slot("city", "report", "TN-1"),
        Slot("province", "report", "TN-2"),
        Slot("city", "list"),
    }
    why = "tên này hợp với nhiều hồ sơ; hãy đặt tệp vào thư mục con city hoặc province"
    assert [(stray.name, stray.why) for stray in found.strays] == [("list.pdf", why), ("report-TN-2.pdf", why)]


def test_codes_that_look_alike_in_a_file_name_are_not_guessed() -> None:
    plan = demo_case("an-bien-2020").plan
    people = [Participant("A/1", "collective", "one_stop"), Participant("A-1", "collective", "one_stop")]
    naming = Naming({"giay_khen": (plan.dossiers["giay_khen"], ["A/1", "A-1"])}, people)
    (stray,) = naming.sort([("achievement_report-A-1.pdf", Path("a"))]).strays
    assert stray.why == "tên này hợp với nhiều chỗ: Báo cáo thành tích của A/1 (A/1); Báo cáo thành tích của A-1 (A-1)"


def test_a_code_that_ends_in_a_number_is_a_code_before_it_is_a_page() -> None:
    plan = demo_case("an-bien-2020").plan
    people = [Participant("A", "collective", "one_stop"), Participant("A-1", "collective", "one_stop")]
    naming = Naming({"giay_khen": (plan.dossiers["giay_khen"], ["A", "A-1"])}, people)
    names = ("achievement_report-A-1.pdf", "achievement_report-A-2.pdf", "achievement_report-A-1-2.pdf")
    found = naming.sort((name, Path(name)) for name in names).by_slot
    assert {slot.whose: [name for name, _ in files] for slot, files in found.items()} == {
        "A-1": [names[0], names[2]],
        "A": [names[1]],
    }

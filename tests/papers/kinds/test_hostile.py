"""Names that no clerk should have to fear: papers are made, nothing of the words is lost, nothing runs."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.papers.kinds.cases import HERE, small_case
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case
from thidua.papers.office_file import read_office
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.plan.reader import read_plan
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Given, Participant

NAMES = {
    "formula": "=HYPERLINK(A1)",
    "markup": '<w:p/>& #let x = 1 {{ 7*7 }} {% raw %} $a$ "\\u0041',
    "control characters": "Tổ\x00 một\x07\x1b",
    "right to left": "Tổ \u202emột\u202c hai",
    "capitals": "TỔ DÂN PHỐ SỐ MỘT",
    "without tones": "To dan pho so mot",
    "decomposed": "Tô\u0309 dân phô\u0301",
    "long word": "a" * 10_000,
    "long name": "tổ dân phố " * 1_000,
    "blank": " ",
}


def _case(name: str) -> Case:
    plan = read_plan(HERE / "small.yaml")
    people = [
        Participant("T-1", "collective", "villages", {"helped": Given(40)}, name),
        Participant("T-3", "individual", "villages", {"helped": Given(40)}, name),
        Participant("T-6", "individual", "villages", {}, name),
    ]
    choices = [Choice(code, "giay_khen", name) for code in ("T-1", "T-3")]
    return Case(evaluate(plan, people, "2026", choices), read_office(HERE / "small_office.yaml", plan, tuple(KINDS)))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_paper_is_made_with_any_name(name: str) -> None:
    case = _case(name)
    for kind in KINDS.values():
        for made in kind.make(case):
            with ZipFile(BytesIO(word_file(made.paper))) as archive:
                ElementTree.fromstring(archive.read("word/document.xml"))
            assert pdf_file(made.paper).startswith(b"%PDF-")


def test_a_campaign_in_which_nobody_takes_part_has_its_papers() -> None:
    case = small_case()
    nobody = Case(evaluate(case.plan, [], "2026"), case.office)
    made = {kind: [word_file(one.paper) for one in KINDS[kind].make(nobody)] for kind in KINDS}
    assert [kind for kind, files in made.items() if not files] == [
        "phat-dong", "don-doc", "bieu", "bao-cao-don-vi", "phieu-diem", "bao-cao-thanh-tich",
        "cong-nhan-sang-kien",
    ]  # fmt: skip

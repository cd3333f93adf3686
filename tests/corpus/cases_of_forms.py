"""The plan's other forms: filled in, drawn up by the office itself, disagreeing with each other or with our sums."""

from datetime import date

from demo.drawn import Look, draw_facts, draw_form, wrong_total
from demo.mistakes import LEGACY, copy_that_differs, decomposed, forms_that_disagree, stated_twice
from demo.paper import FACTS, Paper, Planted, as_text
from demo.typing_in import register, score, type_facts, write_texts
from tests.corpus.inbox import Inbox
from tests.corpus.people import Person

LOOKS = (
    Look(),
    Look(swapped=True),
    Look(gaps=True, labelled=False),
    Look(merged=True),
    Look(swapped=True, gaps=True, merged=True),
)
FULL = {
    "1.1": "10", "1.2": "10", "2": "5", "3.1": "10", "3.2": "10", "3.3": "5", "4": "10", "5": "5", "6": "10",
    "7": "10", "8": "10", "9": "5",
}  # fmt: skip
LESS = {
    "HT-01": {"1.1": "8"}, "HT-02": {"1.2": "8"}, "HT-03": {}, "HT-04": {"5": "2,5"}, "HT-05": {"9": "3,5"},
    "HT-08": {"3.2": "8"}, "HT-09": {"3.1": "5"}, "HT-10": {"7": "0"}, "HT-11": {"7": "-2"},
    "HT-12": {"1.2": "0", "6": "-5"},
}  # fmt: skip
"""What the rubric takes off, worked out by hand from the rows of the demo."""


def add(inbox: Inbox) -> None:
    """The cases of the plan's own forms, and of tables drawn by offices."""
    for number, look in enumerate(LOOKS, 1):
        _drawn_facts(inbox, look, f"So lieu {number}.xlsx")
    paper = _drawn_facts(inbox, LOOKS[0], "Hai trang.xlsx")
    copy_that_differs(paper, next(slot for slot in paper.typed if slot[2] == "evidence"), "Báo cáo khác")
    {
        "cu-chi-2020": _cu_chi,
        "hoa-thanh-2018": _hoa_thanh,
        "an-bien-2020": _an_bien,
        "thai-nguyen-2018-2020": _thai_nguyen,
        "long-thanh-2024": _long_thanh,
        "xa-huong-lua-2026": _huong_lua,
    }[inbox.plan.id](inbox)


def _halves(inbox: Inbox, group: str, name: str = "Nua") -> tuple[Paper, Paper]:
    """Two workbooks of one participant that together hold what is asked of it; so far only the facts, in the first."""
    one = inbox.people.next(group, kind="collective")
    return inbox.ours(one, f"{name} 1.xlsx"), inbox.ours(one, f"{name} 2.xlsx", filled=False)


def _drawn_facts(inbox: Inbox, look: Look, file: str) -> Paper:
    one = inbox.people.next(kind="collective")
    paper = inbox.drawn(one, file)
    draw_facts(paper, inbox.plan, list(one.facts), look)
    type_facts(paper, inbox.plan, one.facts)
    return paper


def _cu_chi(inbox: Inbox) -> None:
    for group in ("unit", "school", "school", "radio_station"):
        register(inbox.ours(inbox.people.next(group)), inbox.plan, inbox.random)
    for number, look in enumerate(LOOKS, 1):
        paper = _drawn_forms(inbox, f"Dang ky {number}.xlsx", look)
        register(paper, inbox.plan, inbox.random)
    _names(inbox)
    paper = inbox.ours(inbox.people.next("unit"))
    register(paper, inbox.plan, inbox.random)
    field = next(slot[1] for slot in paper.lines if slot[0] == "bieu_1")
    named = int(paper.lines["bieu_1", field, "registered"])
    forms_that_disagree(paper, field, inbox.plan.fields[field].label, 5, named)
    paper = inbox.drawn(one := inbox.people.next("unit"), "Chi bieu 1.xlsx")
    draw_form(paper, inbox.plan, "bieu_1")
    paper.put(("bieu_1", "direction", "registered"), 2, None)
    forms_that_disagree(paper, "direction", inbox.plan.fields["direction"].label, 2, 0)
    assert one.group == "unit"
    _total(inbox)
    for name, stated in (("Nua", 1), ("Lech", 3)):
        names, numbers = _halves(inbox, "unit", name)
        names.put(("bieu_2", "direction", "names"), f"Họp không giấy {stated}", f"Họp không giấy {stated}")
        numbers.put(("bieu_1", "direction", "registered"), stated, str(stated))
        if stated != 1:
            forms_that_disagree(numbers, "direction", inbox.plan.fields["direction"].label, stated, 1)


def _drawn_forms(inbox: Inbox, file: str, look: Look) -> Paper:
    paper = inbox.drawn(inbox.people.next("school"), file)
    draw_form(paper, inbox.plan, "bieu_1", look)
    draw_form(paper, inbox.plan, "bieu_2", look, lines=2)
    return paper


def _names(inbox: Inbox) -> None:
    """Names with marks, several in one cell, decomposed, in old fonts, and cells that name nothing."""
    several = (
        ("1. Một cửa lưu động\n2. Phiếu hẹn điện tử", "Một cửa lưu động\nPhiếu hẹn điện tử", ""),
        ("- Một cửa lưu động\n- Phiếu hẹn điện tử", "Một cửa lưu động\nPhiếu hẹn điện tử", ""),
        ("1. Một cửa lưu động", "Một cửa lưu động", ""),
        (decomposed("Sổ tay thủ tục"), "Sổ tay thủ tục", ""),
        ("Một cửa lưu động\nPhiếu hẹn điện tử", "", "confirm"),
        ("Một cửa lưu động; Phiếu hẹn điện tử", "", "confirm"),
        ("M« h×nh mét cöa th©n thiÖn", "", "confirm"),
        ("Moâ hình moät cöûa thaân thieän", "", "confirm"),
        ("#REF!", "", "error-value"),
        ("=A1&A2", "", "no-result"),
    )
    for typed, counts, code in several:
        paper = inbox.ours(inbox.people.next("unit"))
        slot = ("bieu_2", "procedures", "names")
        number = len(counts.split("\n")) if counts else 2
        paper.put(("bieu_1", "procedures", "registered"), number, str(number))
        if code:
            paper.ask(code, slot, typed)
        else:
            paper.put(slot, typed, counts)


def _total(inbox: Inbox) -> None:
    for total in (3, 9):
        paper = inbox.drawn(inbox.people.next("unit"), f"Tong {total}.xlsx")
        draw_form(paper, inbox.plan, "bieu_1", total=total)
        draw_form(paper, inbox.plan, "bieu_2", lines=2)
        for field, number in (("direction", 1), ("procedures", 2)):
            paper.put(("bieu_1", field, "registered"), number, str(number))
            for line in range(number):
                row = field if line == 0 else f"{field}:2"
                paper.put(("bieu_2", row, "names"), f"Sáng kiến {field} {line}", f"Sáng kiến {field} {line}")
        if total != 3:
            wrong_total(paper, "bieu_1", "registered", total)


def _hoa_thanh(inbox: Inbox) -> None:
    _scored_apart(inbox)
    form = "self_assessment"
    for _ in range(4):
        paper, points = _scored(inbox)
        score(paper, form, points)
    paper, points = _scored(inbox)
    score(paper, form, points)
    paper.ask("out-of-limits", (form, "2", "points"), 6)
    paper, points = _scored(inbox)
    score(paper, form, points)
    paper.ask("total", (form, "2", "points"), 4)
    paper, points = _scored(inbox)
    score(paper, form, points)
    paper.put((form, "2", "points"), "5 điểm", "5")
    paper.once_computed.append(_sum_without(paper, form, points, "2"))
    paper.put((form, "2", "evidence"), "QĐ 12/QĐ-UBND, 05/3/2018, trang 2", "QĐ 12/QĐ-UBND, 05/3/2018, trang 2")
    for number, (total, look) in enumerate(((100, Look()), (98, Look(swapped=True)), (100, Look(gaps=True))), 1):
        paper = inbox.drawn(inbox.people.next(), f"Tu cham {number}.xlsx")
        draw_form(paper, inbox.plan, form, look, total=total)
        score(paper, form, FULL)
        if total != 100:
            wrong_total(paper, form, "points", total)


def _scored_apart(inbox: Inbox) -> None:
    """The points stand in another workbook than the facts that they are worked out from."""
    while True:
        one = inbox.people.next(group="commune")
        if one.like in LESS:
            break
    inbox.ours(one, "Nua 1.xlsx")
    paper = inbox.ours(one, "Nua 2.xlsx", filled=False)
    score(paper, "self_assessment", FULL | LESS[one.like])
    paper.ask("total", ("self_assessment", "2", "points"), 4)


def _sum_without(paper: Paper, form: str, points: dict[str, str], text: str) -> Planted:
    """Spreadsheets leave a text out of their sums, so the form's own total lacks this criterion."""
    page = paper.page(form)
    total = next(cell for row in page.iter_rows() for cell in row if str(cell.value).startswith("=SUM"))
    others = sum(float(value.replace(",", ".")) for name, value in points.items() if name != text)
    return Planted("total", as_text(others), place=(page.title, total.coordinate))


def _scored(inbox: Inbox) -> tuple[Paper, dict[str, str]]:
    while True:
        one = inbox.people.next(group=inbox.random.choice(("commune", "department", "land_office")))
        if one.like in LESS:
            return inbox.ours(one), FULL | LESS[one.like]


def _an_bien(inbox: Inbox) -> None:
    _named_units(inbox)
    _registered_twice(inbox)
    for file in ("", "Dang ky thi dua.xlsx"):
        paper = inbox.ours(inbox.people.next(kind="collective"), file)
        write_texts(
            paper, "registration", [("1", "content", "Trả kết quả đúng hẹn"), ("1", "note", "Gửi bản giấy sau")]
        )
    paper = inbox.ours(inbox.people.next(kind="collective"))
    paper.ask("confirm", ("registration", "1", "content"), LEGACY[0][0])
    one = inbox.people.next(kind="collective")
    paper = inbox.drawn(one, "Phieu dang ky.xlsx")
    page = paper.book.create_sheet("Phiếu")
    for row, cells in enumerate(
        ((f"Đơn vị: {one.name}",), (), ("PHIẾU ĐĂNG KÝ THI ĐUA",), (), ("TT", "Nội dung", "Đơn vị ghi"),
         (1, "Ngày đăng ký"), (2, "Nội dung đăng ký"), (3, "Ghi chú")), 1
    ):  # fmt: skip
        for column, text in enumerate(cells, 1):
            page.cell(row, column).value = text
    paper.places = {
        ("registration", "1", name): ("Phiếu", row, 3) for name, row in (("registered_on", 6), ("content", 7))
    }
    paper.put(("registration", "1", "registered_on"), "15/7/2020", "15/7/2020")
    paper.put(("registration", "1", "content"), "Trả kết quả đúng hẹn", "Trả kết quả đúng hẹn")


def _named_units(inbox: Inbox) -> None:
    """The unit of a person by its name, by a name mistyped, and by one that nobody bears."""
    unit = next(one for one in inbox.people.all if one.kind == "collective")
    slot = (FACTS, "unit", "value")
    for typed in (unit.name, unit.name.upper()):
        inbox.ours(inbox.people.next(fact="unit")).put(slot, typed, unit.code)
    for code, typed in (
        ("confirm", unit.name + unit.name[-1]),
        ("unclear", "Hợp tác xã Hoa Lạ"),
        ("unclear", "DV-999"),
    ):
        inbox.ours(inbox.people.next(fact="unit")).ask(code, slot, typed)


def _registered_twice(inbox: Inbox) -> None:
    """The day of registration in both places of one workbook: the same, and another."""
    here, there = (FACTS, "registered_on", "value"), ("registration", "1", "registered_on")
    for typed, differs in (("15/7/2020", False), ("16/7/2020", True)):
        paper = inbox.ours(inbox.people.next(kind="collective", fact="registered_on"))
        paper.put(here, date(2020, 7, 15), "2020-07-15")
        paper.put(there, typed, typed)
        if differs:
            stated_twice(paper, here, there)
    facts, form = _halves(inbox, "one_stop")
    facts.put(here, date(2020, 7, 15), None)
    facts.held.add(here)
    form.put(there, "16/7/2020", None)
    form.ask("differing", there, stood="15/07/2020 ≠ 16/7/2020")


def _thai_nguyen(inbox: Inbox) -> None:
    _nominate(_halves(inbox, "")[1], "achievements")
    goals = [("1", "goals", "Giảm nửa thời gian chờ"), ("1", "targets", "95% hồ sơ đúng hạn")]
    for file in ("", "Gui lai ban cuoi.xlsx"):
        paper = inbox.ours(inbox.people.next(kind="collective"), file)
        write_texts(paper, "registration", goals)
        _nominate(paper, "achievements")
    _nominees(inbox, "achievements")


def _long_thanh(inbox: Inbox) -> None:
    _nominate(_halves(inbox, "")[1], "results")
    for file in ("", "Danh sach.xlsx"):
        _nominate(inbox.ours(inbox.people.next(kind="collective"), file), "results")
    _nominees(inbox, "results")


def _nominate(paper: Paper, done: str) -> None:
    """Two people, the second after an empty line."""
    for row, name in (("1", "Nguyễn Mẫu An"), ("3", "Trần Mẫu Bình")):
        write_texts(paper, "nomination", [(row, "position", "Công chức"), (row, done, "Rút ngắn thời gian")])
        paper.put(("nomination", row, "name"), decomposed(name), name)


def _nominees(inbox: Inbox, done: str) -> None:
    """A name in an old font, and two people in one cell without marks."""
    for typed in ("NguyÔn MÉu An vµ céng sù", "Nguyễn Mẫu An\nTrần Mẫu Bình"):
        paper = inbox.ours(inbox.people.next(kind="collective"))
        write_texts(paper, "nomination", [("1", done, "Rút ngắn thời gian")])
        paper.ask("confirm", ("nomination", "1", "name"), typed)


def _huong_lua(inbox: Inbox) -> None:
    """Points that a village gives itself, and the day of registration on its form as well: the same, and another."""
    form = "self_assessment"
    for wrong in (False, True):
        paper = inbox.ours(_like(inbox, "HL-09"))
        # One report came late, four deeds of publicity, no breach, every answer in time.
        score(paper, form, {"2.1": "8", "2.2": "10", "3.1": "10", "3.2": "10"})
        if wrong:
            paper.ask("total", (form, "2.1", "points"), 10)
    here, there = (FACTS, "registered_on", "value"), ("registration", "1", "registered_on")
    for typed, differs in (("20/02/2026", False), ("21/02/2026", True)):
        paper = inbox.ours(inbox.people.next(kind="collective"))
        paper.put(here, date(2026, 2, 20), "2026-02-20")
        paper.put(there, typed, typed)
        if differs:
            stated_twice(paper, here, there)


def _like(inbox: Inbox, row: str) -> Person:
    """Somebody new with the facts of one row of the demo."""
    while True:
        one = inbox.people.next()
        if one.like == row:
            return one

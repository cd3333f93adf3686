"""A plan in words: what each shipped plan must say, and the exact words of small plans."""

import re
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.rules.plans import plan_data, plans, read_data
from thidua.catalogue import plan_files
from thidua.checks import lint
from thidua.in_words import as_html, as_lines, plan_in_words
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, Linear, Points, Step, Sum
from thidua.rules.wording.figures import figure, money, percent

PLANS = pytest.mark.parametrize("name", sorted(plan_files()))


def text_of(plan: Plan) -> str:
    return "\n".join("   " * line.depth + line.text for line in as_lines(plan_in_words(plan, lint(plan))))


def section_of(plan: Plan, heading: str) -> list[str]:
    """The lines below a heading, up to the next one, as far in as they stand."""
    lines = text_of(plan).splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(heading))
    return lines[start + 1 : lines.index("", start) if "" in lines[start:] else None]


@PLANS
def test_every_clause_is_a_heading_in_the_order_of_the_text(name: str, catalogue: dict[str, Plan]) -> None:
    plan = catalogue[name]
    headings = [section.title for section in plan_in_words(plan, []).sections]
    spoken = [clause.spoken for clause in plan.clauses.values()]
    assert len(headings) in (len(spoken), len(spoken) + 1)
    assert all(heading.casefold().startswith(said.casefold()) for heading, said in zip(headings, spoken, strict=False))


@PLANS
def test_every_reading_stands_at_each_of_its_clauses(name: str, catalogue: dict[str, Plan]) -> None:
    plan = catalogue[name]
    document = plan_in_words(plan, [])
    at = {section.anchor: str(section.blocks) for section in document.sections}
    for reading in plan.readings.values():
        for clause in reading.clause:
            assert f"Hiểu là: {reading.reading}" in at[document.clauses[clause].anchor]


@PLANS
def test_every_finding_is_told(name: str, catalogue: dict[str, Plan]) -> None:
    plan = catalogue[name]
    text = text_of(plan)
    assert [finding.message for finding in lint(plan) if finding.message not in text] == []


@PLANS
def test_every_number_of_the_rubric_is_said(name: str, catalogue: dict[str, Plan]) -> None:
    plan = catalogue[name]
    text = text_of(plan)
    if plan.rubric is None:
        assert "Thang điểm" not in text
        return
    numbers = {figure(criterion.max) for criterion in plan.rubric.criteria.values()}
    of_lines = [line.points for line in plan.rubric.criteria.values()]
    of_lines += [line.points for part in (plan.rubric.bonus, plan.rubric.penalty) for line in part.values()]
    for points in of_lines:
        numbers |= _numbers(points)
    assert [number for number in numbers if not re.search(rf"(?<![\d,.]){re.escape(number)}(?![\d%])", text)] == []


def _numbers(points: Points | None) -> set[str]:
    """Points and bounds as they must be written."""
    if isinstance(points, Fraction):
        return {figure(points)}
    if isinstance(points, Linear):
        numbers = (points.add, points.base, points.min, points.max)
        return {figure(abs(number)) for number in numbers if isinstance(number, Fraction) and number != 0}
    if isinstance(points, Branch):
        return {number for step in points.steps for number in _bounds(points, step) | _numbers(step.points)}
    return {number for part in points.sum for number in _numbers(part)} if isinstance(points, Sum) else set()


def _bounds(branch: Branch, step: Step) -> set[str]:
    say = figure if isinstance(branch.of, str) else percent
    return {say(bound) for bound in (*step.is_, *step.bounds.values()) if isinstance(bound, Fraction)}


@PLANS
def test_every_sum_of_money_place_and_deadline_is_said(name: str, catalogue: dict[str, Plan]) -> None:
    plan = catalogue[name]
    text = text_of(plan)
    for award in plan.awards.values():
        assert not isinstance(award.money, int) or f"{money(award.money)} mỗi giải" in text
        for quota in award.quotas:
            assert not isinstance(quota.places, int) or f": {quota.places} chỗ" in text
    assert text.count("Ngày cuối còn đúng hạn") == len(plan.deadlines)


def test_tiers_read_as_the_plan_has_them(catalogue: dict[str, Plan]) -> None:
    lines = [line.strip() for line in section_of(catalogue["hoa-thanh-2018"], "Phần I mục 1.1.")]
    start = lines.index("- bằng 100%: 10 điểm")
    assert lines[start : start + 4] == [
        "- bằng 100%: 10 điểm",
        "- từ 95% đến dưới 100%: 8 điểm",
        "- từ 80% đến dưới 95%: 6 điểm",
        "- dưới 80%: 4 điểm [cách hiểu n]",
    ]


def small(**sections: Any) -> Plan:
    return read_data(plan_data(facts={}, scales={}, parameters={}) | sections)


def test_a_deadline_is_said_with_the_day_on_which_it_falls() -> None:
    plan = small(
        clauses={"I": "Toàn bộ", "II.3/1": "Hạn"},
        deadlines={"han": {"label": "Đăng ký", "act": "registration", "yearly": "03-10", "strict": "yes",
                           "who": "Mọi đơn vị", "to": "uy_ban", "rounds": "nam", "clause": "II.3/1"}},
    )  # fmt: skip
    assert section_of(plan, "Mục II.3 ý 1. Hạn") == [
        "   Thời hạn:",
        "      • Đăng ký",
        "         Việc: đăng ký",
        "         Ai làm: Mọi đơn vị",
        "         Gửi đến: Ủy ban",
        "         Hạn: trước ngày 10/3 hằng năm",
        "         Ngày cuối còn đúng hạn: thứ Hai, 09/3/2020",
        "         Áp dụng cho các đợt: «Năm»",
    ]


def test_a_gate_and_an_award_are_said() -> None:
    plan = small(
        clauses={"I": "Toàn bộ", "III": "Khen"},
        facts={"dat": {"label": "Hoàn thành", "type": "yes_no"}, "vu": {"label": "Số vụ", "type": "count"}},
        gates=[{"label": "Đủ điều kiện", "clause": "III", "asked": {"kind": "individual", "group": "phong"},
                "awards": "khen", "require": {"any": [{"of": "dat", "is": "yes"}, {"of": "vu", "is": "0"}]}}],
        awards={"khen": {"label": "Giấy khen", "form": "commendation", "select": "by_council", "clause": "III",
                         "money": "600000",
                         "quotas": [{"kind": "individual", "places": {"share": "20%"}, "clause": "III"}]}},
    )  # fmt: skip
    assert section_of(plan, "Mục III. Khen") == [
        "   ‼ Phát hiện quota-base-unstated (lỗi, chưa có cách hiểu): Giấy khen cho cá nhân: không nói 20% tính trên số"
        " nào",
        "   Điều kiện:",
        "      • Đủ điều kiện",
        "         Áp dụng cho: cá nhân thuộc «phong»",
        "         Phải đạt: có ít nhất một trong các điều sau",
        "            - «Hoàn thành» là «có»",
        "            - «Số vụ» bằng 0",
        "         Để được: «Giấy khen»",
        "   Khen thưởng:",
        "      • Giấy khen",
        "         Hình thức: giấy khen",
        "         Số lượng:",
        "            - cá nhân: 20% một số mà văn bản không nói rõ, bỏ phần lẻ (mục III)",
        "         Tiền thưởng: 600.000 đồng mỗi giải",
        "         Cách chọn: do hội đồng bình chọn",
    ]


def test_a_part_is_told_once_and_called_back_where_it_also_stands() -> None:
    plan = small(
        clauses={"I": "Toàn bộ", "II": "Một", "III": "Hai"},
        duties={"lam": {"label": "Báo cáo", "body": "uy_ban", "clause": ["III", "II"]}},
    )
    assert section_of(plan, "Mục II. Một") == [
        "   Cũng dựa vào điều khoản này:",
        "      • Nhiệm vụ «Báo cáo» (nói đủ ở mục III)",
    ]


POINTS = [
    (
        {"each": "vu", "add": "-2", "base": "full", "per": "3", "whole": "yes", "above": "1", "min": "0"},
        [
            "Cách tính điểm: bắt đầu từ đủ 10 điểm; cứ 3 vụ ở phần «Số vụ» trên 1 trừ 2 điểm;"
            " chỉ tính bước đủ, phần lẻ bỏ; không dưới 0 điểm"
        ],
    ),
    (
        {"full": {"share": ["vu", "tong"]}, "target": "80%"},
        [
            "Cách tính điểm: điểm tối đa (10) nhân với tỷ lệ «Số vụ» trên «Tổng số», chia cho mức cần đạt 80%;"
            " từ mức đó trở lên được đủ điểm"
        ],
    ),
    (
        {"if": {"of": "dat", "is": "yes"}, "then": "full", "else": {"lowest": ["1", {"each": "vu", "add": "1"}]}},
        [
            "Cách tính điểm: tùy điều kiện «Hoàn thành» là «có»",
            "- đạt: đủ 10 điểm",
            "- không đạt: chỉ lấy cách được ít điểm nhất trong các cách sau:",
            "- cách 1: 1 điểm",
            "- cách 2: cứ mỗi vụ ở «Số vụ» cộng 1 điểm",
        ],
    ),
]


@pytest.mark.parametrize(("points", "lines"), POINTS, ids=["each", "full", "if"])
def test_points_are_said(points: Any, lines: list[str]) -> None:
    plan = small(
        clauses={"I": "Toàn bộ", "II": "Điểm"},
        facts={
            "dat": {"label": "Hoàn thành", "type": "yes_no"},
            "vu": {"label": "Số vụ", "unit": "vụ", "type": "count", "part_of": "tong"},
            "tong": {"label": "Tổng số", "type": "count"},
        },
        rubric={"criteria": {"1": {"label": "Một", "max": "10", "clause": "II", "points": points}}},
    )
    said = [line.strip() for line in section_of(plan, "Mục II. Điểm")]
    start = said.index("Điểm chuẩn: 10") + 1
    assert said[start : start + len(lines)] == lines


class _Page(HTMLParser):
    """What a page is made of: its tags, the places in it, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.tags.append(tag)
        self.ids += [str(own["id"])] if "id" in own else []
        self.links += [str(own["href"])] if "href" in own else []
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@PLANS
def test_the_page_is_whole_and_stands_alone(name: str, catalogue: dict[str, Plan]) -> None:
    plan = catalogue[name]
    text = as_html(plan_in_words(plan, lint(plan)))
    page = _Page(text)
    assert page.open == []
    assert {"script", "img", "link", "iframe"} & set(page.tags) == set()
    assert len(page.ids) == len(set(page.ids))
    assert [link for link in page.links if not link.startswith("#") or link[1:] not in page.ids] == []
    assert "http:" not in text and "https:" not in text and '<html lang="vi">' in text


def test_what_a_plan_says_cannot_become_markup() -> None:
    plan = small(title="<script>alert(1)</script>", duties={"a": {"label": '"><b>x', "body": "uy_ban", "clause": "I"}})
    text = as_html(plan_in_words(plan, []))
    assert "<script>" not in text and "<b>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_any_plan_is_shown(plan: Plan) -> None:
    document = plan_in_words(plan, lint(plan))
    assert [line for line in as_lines(document) if "None" in line.text] == []
    assert _Page(as_html(document)).open == []

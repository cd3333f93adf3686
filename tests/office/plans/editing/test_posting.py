"""Forms over every shipped plan: each field changes just its value, and what stands there is shown and stored alike."""

from collections.abc import Iterator

import pytest

from thidua.catalogue import plan_files
from thidua.office.plans.editing.fields import Field, Panel, fields_of, name_of, path_of, under
from thidua.office.plans.editing.issues import issues_of, messages_at
from thidua.office.plans.editing.posting import posted
from thidua.office.plans.editing.sections import SECTIONS, section_of
from thidua.office.plans.editing.values import Kind, shown, stored
from thidua.office.plans.study import Study, study_of
from thidua.plan.rewriting import Change, Data, Put, Remove, parsed, plain, rewritten

TEXTS = {name: file.read_text(encoding="utf-8") for name, file in plan_files().items()}
CASES = [(name, slug) for name in TEXTS for slug in SECTIONS]
ANOTHER: dict[str, tuple[str, Data]] = {
    "text": ("Chữ: mới #1", "Chữ: mới #1"),
    "long": ("Dòng một\r\nDòng hai", "Dòng một\nDòng hai"),
    "lines": ("Một\r\n\r\nHai, ba", ["Một", "Hai, ba"]),
    "codes": ("II.5/1; III, IV", ["II.5/1", "III", "IV"]),
    "number": ("1.234,5", "1234.5"),
    "whole": ("1.200.000", "1200000"),
    "day": ("5/6/2031", "2031-06-05"),
    "yearly": ("9/12", "12-09"),
    "month": ("7/2031", "2031-07"),
    "choices": ("collective\nenterprise", ["collective", "enterprise"]),
}


def _study(text: str) -> Study:
    return study_of((("a.yaml", text),))


def _other(one: Field) -> tuple[str, Data]:
    """Something else to type into a field, and how it is to stand in the file."""
    if one.kind == "flag":
        return ("", None) if one.shown else ("yes", "yes")
    if one.kind == "choice":
        value = next(key for key, _ in one.choices if key != one.data)
        return value, value
    return ANOTHER[one.kind]


def _save(study: Study, panels: list[Panel], typed: dict[str, str]) -> str:
    was = {one.name: one.shown for one in fields_of(panels)}
    sent = posted(panels, typed, was)
    assert (sent.clashes, sent.lost) == ([], [])
    return rewritten(study.text, sent.changes)


def _all_fields() -> Iterator[tuple[str, Field]]:
    for name, slug in CASES:
        yield from ((name, one) for one in fields_of(SECTIONS[slug].of(_study(TEXTS[name]))))


@pytest.mark.parametrize(("name", "slug"), CASES)
def test_every_field_of_every_shipped_plan_changes_its_value_and_no_other(name: str, slug: str):
    study = _study(TEXTS[name])
    panels = SECTIONS[slug].of(study)
    others = [(one, *_other(one)) for one in fields_of(panels)]
    text = _save(study, panels, {one.name: typed for one, typed, _ in others})
    data = plain(parsed(text))
    assert [(one.path, under(data, *one.path)) for one, _, _ in others] == [
        (one.path, wanted) for one, _, wanted in others
    ]
    # Put back what stood there, and the plan says again what it said: nothing else was touched.
    back: list[Change] = [Put(one.path, one.data) if one.data is not None else Remove(one.path) for one, _, _ in others]
    gone = [change for change in back if isinstance(change, Remove) and under(data, *change.path) is None]
    assert plain(parsed(rewritten(text, [change for change in back if change not in gone]))) == study.data


def test_what_stands_in_a_plan_is_shown_so_that_it_is_stored_as_it_was():
    wrong = [(name, one.path) for name, one in _all_fields() if stored(one.kind, one.shown, one.data) != one.data]
    assert wrong == []


def test_a_form_that_is_sent_unchanged_changes_nothing():
    for name, slug in CASES:
        study = _study(TEXTS[name])
        panels = SECTIONS[slug].of(study)
        assert _save(study, panels, {one.name: one.shown for one in fields_of(panels)}) == study.text


def test_names_of_fields_are_their_paths_and_each_has_one():
    for name, slug in CASES:
        found = [*fields_of(SECTIONS[slug].of(_study(TEXTS[name])))]
        assert [path_of(one.name) for one in found] == [one.path for one in found]
        assert len({one.anchor for one in found}) == len(found)
        assert {section_of(one.path) for one in found} <= {slug}


def test_what_is_no_name_of_a_path_is_none():
    for name in ("", "x", "{}", "1", '["a",1.5]', "[" * 100_000, '[["a"]]'):
        assert path_of(name) is None


@pytest.mark.parametrize(
    ("kind", "typed", "wanted"),
    [
        ("day", "31/02/2026", "2026-02-31"),
        ("day", "1.2.2026", "2026-02-01"),
        ("day", "mai", "mai"),
        ("number", "2,5", "2.5"),
        ("number", "2.5", "2.5"),
        ("number", "95 %", "95 %"),
        ("number", "1.200", "1200"),
        ("number", "mười", "mười"),
        ("number", "1/3", "1/3"),
        ("text", "  a \x07 b\n c ", "a   b c"),
        ("text", " ", None),
        ("codes", " ; ,", []),
    ],
)
def test_typing_is_stored_as_the_file_has_it_or_as_it_was_typed(kind: Kind, typed: str, wanted: Data):
    assert stored(kind, typed) == wanted


def test_numbers_are_shown_as_they_are_written_here():
    assert [shown("number", one) for one in ("1200000", "2.5", "95%", "100", "0.5 %", "full", "-2", "2020")] == [
        "1.200.000", "2,5", "95%", "100", "0,5 %", "full", "-2", "2.020",
    ]  # fmt: skip


def test_two_who_change_different_fields_both_succeed():
    study = _study(TEXTS["cu-chi-2020"])
    panels = SECTIONS["chung"].of(study)
    was = {one.name: one.shown for one in fields_of(panels)}
    title, number = name_of(("title",)), name_of(("number",))
    first = rewritten(study.text, posted(panels, was | {title: "Của tôi"}, was).changes)
    again = SECTIONS["chung"].of(_study(first))
    second = posted(again, was | {number: "9/KH"}, was)
    assert (second.clashes, second.lost, [one.path for one in second.changes]) == ([], [], [("number",)])


def test_two_who_change_one_field_see_each_other():
    study = _study(TEXTS["cu-chi-2020"])
    panels = SECTIONS["chung"].of(study)
    was = {one.name: one.shown for one in fields_of(panels)}
    title = name_of(("title",))
    theirs = SECTIONS["chung"].of(_study(rewritten(study.text, [Put(("title",), "Của họ")])))
    (clash,) = posted(theirs, {title: "Của tôi"}, was).clashes
    assert (clash.theirs, clash.typed) == ("Của họ", "Của tôi")
    assert posted(theirs, {title: "Của họ"}, was).clashes == []


def test_a_level_is_called_as_the_scale_of_its_own_fact_has_it():
    # Two scales of this plan have a level «khong».
    study = _study(TEXTS["xa-huong-lua-2026"])
    fields = {one.path: one for one in fields_of(SECTIONS["thang-diem"].of(study))}
    lowest = fields["rubric", "bonus", "initiative", "points", "steps", 3, "is"]
    assert (lowest.data, dict(lowest.choices)["khong"]) == ("khong", "Không có")


def test_folded_parts_say_what_one_looks_for():
    study = _study(TEXTS["xa-huong-lua-2026"])

    def briefs(slug: str, number: int) -> list[tuple[str, str]]:
        return [(one.title, one.brief) for one in SECTIONS[slug].of(study)[number].cards]

    assert briefs("thoi-han", 1) == [
        ("Đăng ký thi đua", "03/03/2026"),
        ("Báo cáo tháng", "hằng tháng vào ngày 25"),
        ("Nộp bảng tự chấm điểm", "04/12/2026"),
        ("Thẩm định xong", "10 ngày sau «Nộp bảng tự chấm điểm»"),
        ("Nộp hồ sơ khen thưởng", "5 ngày sau «Thẩm định xong»"),
        ("Hội nghị tổng kết", "được báo sau"),
    ]
    assert [brief for _, brief in briefs("xep-loai", 0)] == ["từ 90", "từ 80", "từ 50", ""]
    assert briefs("thang-diem", 1)[0] == ("1.1. Hồ sơ giải quyết đúng hạn", "tối đa 15 điểm")
    assert briefs("thang-diem", 2)[0] == ("Sáng kiến", "")


def test_what_was_typed_for_something_that_is_gone_is_told():
    study = _study(TEXTS["cu-chi-2020"])
    gone = name_of(("bodies", "khong-con", "label"))
    sent = posted(SECTIONS["co-quan"].of(study), {gone: "Tên mới"}, {gone: "Tên cũ"})
    assert (sent.lost, sent.changes) == ([(gone, "Tên mới")], [])


def test_whatever_stands_in_a_text_forms_are_drawn_from_it():
    odd = (
        "title: [a, {b: c}]\nbodies: x\ngroups: [1, 2]\nrounds: {a: ~}\nobjectives: {a: [x]}\n"
        "deadlines: {a: {date: [1]}}\n"
        "rubric: {criteria: {a: {points: {of: {share: x}, steps: y}}, b: {points: [1]}}}\ngates: {label: x}\n"
        "awards: {a: {quotas: x}, b: {quotas: {places: {share: [1]}}}}\n"
    )
    study = _study(odd)
    for section in SECTIONS.values():
        names = [one.name for one in fields_of(section.of(study))]
        assert len(names) == len(set(names))
    assert issues_of(study)


def test_problems_lead_to_the_field_that_has_them():
    text = rewritten(
        TEXTS["cu-chi-2020"],
        [Put(("deadlines", "registration", "date"), "2020-02-31"), Put(("issuer",), "la"), Put(("duties", "x"), "y")],
    )
    study = _study(text)
    found = {(one.section, one.anchor) for one in issues_of(study)}
    fields = {one.path: one.anchor for slug in ("chung", "thoi-han") for one in fields_of(SECTIONS[slug].of(study))}
    assert {("thoi-han", fields["deadlines", "registration", "date"]), ("chung", fields["issuer",])} <= found
    (elsewhere,) = [anchor for section, anchor in found if section == "van-ban"]
    assert elsewhere == f"dong-{study.text[: study.text.index('x: y')].count(chr(10)) + 1}"
    assert fields["issuer",] in messages_at(study)

"""What a participant owes in a round, for every plan of the catalogue and for random ones."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.plans import plan_data, read_data
from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.calendar import Notice, due_in
from thidua.rules.owed import Owed, owed, selectors_of

MONTHS = ["02-25", "03-25", "04-24", "05-25", "06-25", "07-24", "08-25", "09-25", "10-23", "11-25"]
MONTHLY = [("report:monthly", f"2026-{day[:2]}", f"2026-{day}") for day in MONTHS]
FACTS = ("self_assessment", "", "")
"""The table of facts, by no day, where a plan has no form for self-assessment."""
UNIT = [("registration", "", "2020-05-11"), FACTS, ("report:unit_interim", "", "2020-06-07"),
        ("report:unit_final", "", "2020-11-01")]  # fmt: skip
SCHOOL = [("registration", "", "2020-05-14"), FACTS, ("report:school_registration", "", "2020-05-14"),
          ("report:school_interim", "", "2020-06-07"), ("report:school_final", "", "2020-11-01")]  # fmt: skip
VILLAGES = [("registration", "", "2026-03-02"), ("self_assessment", "", "2026-12-04"), *MONTHLY]
CASES: list[tuple[str, str, str, str, list[tuple[str, str, str]]]] = [
    ("an-bien-2020", "2020", "collective", "one_stop", [("registration", "", "2020-07-31")]),
    ("an-bien-2020", "2020", "individual", "one_stop", [("registration", "", "2020-07-31"), FACTS]),
    ("cu-chi-2020", "2020", "collective", "unit", UNIT),
    ("cu-chi-2020", "2020", "collective", "radio_station", UNIT),
    ("cu-chi-2020", "2020", "collective", "school", SCHOOL),
    ("cu-chi-2020", "2020", "individual", "official", [FACTS]),
    ("cu-chi-2020", "2020", "enterprise", "enterprise", [FACTS]),
    ("hoa-thanh-2018", "2018", "collective", "commune", [("self_assessment", "", "2018-12-30")]),
    ("long-thanh-2024", "2024", "collective", "district", [FACTS]),
    ("thai-nguyen-2018-2020", "2019", "individual", "commune", [("registration", "", "2019-03-09"), FACTS]),
    ("thai-nguyen-2018-2020", "stage", "collective", "commune", [FACTS]),
    ("thai-nguyen-2018-2020", "ad_hoc", "collective", "commune", [FACTS]),
    ("xa-huong-lua-2026", "2026", "individual", "villages", [("registration", "", "2026-03-02"), FACTS]),
    ("xa-huong-lua-2026", "2026", "collective", "villages", VILLAGES),
]


def catalogue(plan_id: str) -> Plan:
    return read_plan(plan_files()[plan_id])


def told(found: Iterable[Owed]) -> list[tuple[str, str, str]]:
    return [(one.key, one.part, str(one.last_day or "")) for one in found]


@pytest.mark.parametrize(("plan_id", "round_id", "kind", "group", "wanted"), CASES)
def test_each_kind_and_group_of_the_catalogue_owes_what_its_plan_says(plan_id, round_id, kind, group, wanted):
    assert told(owed(catalogue(plan_id), round_id, kind, group, {})) == wanted


def test_every_plan_of_the_catalogue_is_asked_about():
    assert {case[0] for case in CASES} == set(plan_files())


def test_a_body_owes_its_own_reports_and_what_it_collects_beside_what_it_owes_as_a_unit():
    found = owed(catalogue("cu-chi-2020"), "2020", "collective", "unit", {}, bodies=["education_office"])
    assert [(one.key, one.forms, str(one.last_day)) for one in found] == [
        ("registration", ("bieu_1", "bieu_2"), "2020-05-11"),
        ("self_assessment", (), "None"),
        ("report:education_roll_up", ("bieu_1", "bieu_2"), "2020-05-10"),
        ("report:unit_interim", (), "2020-06-07"),
        ("report:unit_final", (), "2020-11-01"),
        ("report:education_interim", (), "2020-06-07"),
        ("report:education_final", (), "2020-11-01"),
    ]


def test_one_thing_owed_bears_its_label_clauses_and_how_it_is_sent():
    registration, *_ = owed(catalogue("cu-chi-2020"), "2020", "collective", "unit", {})
    assert (registration.label, registration.deadline, registration.signed_paper, registration.file) == (
        "Đăng ký thi đua", "registration", True, True)  # fmt: skip
    assert registration.clause == ("Biểu 1", "II.3/1.1", "III.1.1", "Công văn 537 điểm 1", "Biểu 2")


def test_a_day_that_waits_for_an_event_names_it_until_a_notice_sets_it():
    plan = catalogue("xa-huong-lua-2026")
    ask: tuple[str, str, str, dict[str, str]] = ("2026", "collective", "offices", {})
    [waiting] = [one for one in owed(plan, *ask, bodies=["office"]) if one.report == "final"]
    assert (waiting.last_day, waiting.open) == (None, "conference")
    notices = [Notice("conference", date(2026, 12, 20))]
    [known] = [one for one in owed(plan, *ask, notices, bodies=["office"]) if one.report == "final"]
    assert (known.last_day, known.open) == (date(2026, 12, 20), None)


def test_a_notice_moves_the_month_that_it_names_alone():
    plan = catalogue("xa-huong-lua-2026")
    notice = Notice("monthly_report", date(2026, 4, 1), round="2026-03")
    before, after = (owed(plan, "2026", "collective", "offices", {}, told) for told in ([], [notice]))
    assert [(a.part, str(a.last_day)) for a, b in zip(after, before, strict=True) if a.last_day != b.last_day] == [
        ("2026-03", "2026-04-01")
    ]


def test_a_report_without_a_deadline_is_owed_without_a_day():
    found = owed(catalogue("thai-nguyen-2018-2020"), "stage", "collective", "department", {}, bodies=["home_affairs"])
    assert [(one.key, one.deadline, one.last_day, one.open) for one in found] == [
        ("self_assessment", "", None, None),
        ("report:monitoring", "", None, None),
        ("report:final", "", None, None),
    ]


def test_other_purposes_are_owed_when_asked_for():
    plan = catalogue("long-thanh-2024")
    found = owed(plan, "2024", "collective", "district", {}, purposes=["nomination"])
    assert {one.key for one in found} == {"nomination"}


def test_the_table_of_facts_goes_with_the_assessment_of_who_supplies_any_itself():
    found = [
        [(one.forms, one.facts, one.deadline) for one in owed(catalogue(plan_id), year, kind, group, {}) if one.facts]
        for plan_id, year, kind, group in (
            ("hoa-thanh-2018", "2018", "collective", "commune"),
            ("xa-huong-lua-2026", "2026", "individual", "villages"),
            ("an-bien-2020", "2020", "collective", "one_stop"),
        )
    ]
    assert found == [[(("self_assessment",), True, "self_assessment")], [((), True, "")], []]


def test_an_assessment_without_a_form_is_owed_by_the_deadline_of_that_act():
    day = {"label": "Mốc", "act": "self_assessment", "who": "Xã", "date": "2020-11-01"}
    plan = _plan(deadlines={"tu_cham": day})
    assert told(owed(plan, "nam", "collective", "xa", {})) == [("self_assessment", "", "2020-11-01")]


def registered(plan: Plan, kind: str, group: str, traits: dict[str, str], **more: Any) -> tuple[Owed, ...]:
    """What is owed without the assessment, which the facts of these plans make everybody owe."""
    return owed(plan, "nam", kind, group, traits, purposes=["registration"], **more)


def _plan(**sections: Any) -> Plan:
    return read_data(plan_data(facts={"truong": {"type": "yes_no", "selector": "yes"}}, **sections))


def _form(**values: Any) -> dict[str, Any]:
    columns = {"ten": {"label": "Tên", "type": "text"}}
    made = {"label": "Biểu", "purpose": "registration", "rows": "participant", "signed_by": "Thủ trưởng"}
    return made | {"columns": columns} | values


HEADS = {"kind": "individual", "when": {"of": "truong", "is": "yes"}}


def test_what_hangs_on_a_selector_is_owed_by_those_who_declared_it():
    plan = _plan(forms={"bieu": _form(asked=[HEADS], deadline="han")})
    found = [registered(plan, "individual", "phong", traits) for traits in ({}, {"truong": "no"}, {"truong": "yes"})]
    assert [len(one) for one in found] == [0, 0, 1]
    kinds = [(kind, group) for group, one in plan.groups.items() for kind in one.kinds]
    assert {(kind, selectors_of(plan, kind, group)) for kind, group in kinds} >= {("individual", ("truong",))}


def test_forms_of_a_second_deadline_have_a_key_of_their_own():
    day = {"label": "Mốc", "act": "registration", "who": "Xã"}
    plan = _plan(
        deadlines={"dau": day | {"date": "2020-03-01"}, "sau": day | {"date": "2020-04-01"}},
        forms={"a": _form(deadline="dau"), "b": _form(deadline="sau"), "c": _form(deadline="dau")},
    )
    found = registered(plan, "collective", "xa", {})
    assert [(one.key, one.forms) for one in found] == [("registration", ("a", "c")), ("registration:sau", ("b",))]


def test_what_a_body_collected_is_owed_without_a_report_too():
    day = {"label": "Mốc", "act": "registration", "who": "Xã"}
    plan = _plan(
        deadlines={"duoi": day | {"date": "2020-03-01"}, "tren": day | {"date": "2020-04-01"}},
        forms={"a": _form(deadline="tren")},
        cascade={"levels": {"xa": {"label": "Cấp xã", "body": "uy_ban", "collects_from": "xa", "reports_as": "phong",
                                   "forms": ["a"], "from_below": "duoi", "upward": "tren"}}},
    )  # fmt: skip
    assert told(registered(plan, "collective", "xa", {})) == [("registration", "", "2020-03-01")]
    assert told(registered(plan, "collective", "phong", {}, bodies=["uy_ban"])) == [
        ("registration", "", "2020-04-01"),
        ("roll_up:xa", "", "2020-04-01"),
    ]


@st.composite
def asking_plans(draw: Any) -> Plan:
    """A plan of forms and reports asked of some, due by deadlines of every kind."""
    base = {"label": "Mốc", "act": "registration", "who": "Xã"}
    kinds: list[dict[str, Any]] = [{"date": "2020-04-30"}, {"monthly": 5}, {"quarterly": 31}, {"event": "yes"},
                                   {"date": "2020-04-30", "rounds": "khac"}]  # fmt: skip
    days = {f"m{place}": base | draw(st.sampled_from(kinds)) for place in range(draw(st.integers(1, 4)))}
    scopes: list[Any] = [[], [{"kind": "collective"}], [{"group": "xa"}], [HEADS], [HEADS, {"group": "xa"}]]
    due = st.lists(st.sampled_from(sorted(days)), max_size=2, unique=True)
    forms = {
        f"f{place}": _form(asked=draw(st.sampled_from(scopes)), deadline=draw(due))
        for place in range(draw(st.integers(0, 4)))
    }
    report = {"label": "Báo cáo", "kind": "interim", "who": "Xã", "to": "uy_ban", "contents": "Kết quả"}
    reports = {
        f"r{place}": report | {"asked": draw(st.sampled_from(scopes)), "deadline": draw(st.sampled_from(sorted(days)))}
        for place in range(draw(st.integers(0, 3)))
    }
    rounds = {"nam": {"label": "Năm", "from": "2020-01-01", "to": "2020-12-31"}, "khac": {"label": "Khác"}}
    return _plan(deadlines=days, forms=forms, reports=reports, rounds=rounds)


@settings(max_examples=60)
@given(asking_plans(), st.booleans(), st.data())
def test_everything_asked_is_owed_once_and_by_the_day_of_the_calendar(plan, is_head, data):
    group = data.draw(st.sampled_from(sorted(plan.groups)))
    kind = data.draw(st.sampled_from(sorted(plan.groups[group].kinds)))
    found = owed(plan, "nam", kind, group, {"truong": "yes" if is_head else "no"})
    assert len({(one.key, one.part) for one in found}) == len(found)

    def asked(paper: Any) -> bool:
        fits = [one for one in paper.asked if not one.kind or kind in one.kind if not one.group or group in one.group]
        return not paper.asked or any(one.when is None or is_head for one in fits)

    def applies(name: str) -> bool:
        return plan.deadlines[name].rounds in ((), ("nam",))

    forms = {(one.id, due) for one in plan.forms.values() if asked(one) for due in one.deadline if applies(due)}
    forms |= {(one.id, "") for one in plan.forms.values() if asked(one) and not one.deadline}
    assert {(form, one.deadline) for one in found for form in one.forms} == forms
    reports = {one.id for one in plan.reports.values() if one.asked and asked(one) and applies(one.deadline or "")}
    assert {one.report for one in found if one.report} == reports
    days = due_in(plan, "nam")
    for one in found:
        if one.deadline and not plan.deadlines[one.deadline].recurs:
            due = days.get(one.deadline)
            assert (one.last_day, one.part) == (due.last_day if due else None, "")
        assert (one.open is not None) == bool(one.deadline and plan.deadlines[one.deadline].event)
    moved = [Notice(one.deadline, one.last_day + timedelta(7), round=one.part or None) for one in found if one.last_day]
    later = owed(plan, "nam", kind, group, {"truong": "yes" if is_head else "no"}, moved)
    assert [one.last_day for one in later] == [one.last_day and one.last_day + timedelta(7) for one in found]

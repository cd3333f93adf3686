"""What is recorded counts into the facts of the plan, as the plan says, and for as long as it stands."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.office.made import campaign, organisation, participant, user
from tests.office.records.acts import complaint, recorded, value_of
from tests.office.records.conftest import DAY, Run
from thidua.office import clock
from thidua.office.campaigns.models import Participant
from thidua.office.campaigns.signals import owed_changed
from thidua.office.facts.queries import versions_of
from thidua.office.facts.services.stating import Proof
from thidua.office.journal.models import Entry, PersonalValue
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Matter, Nature, State
from thidua.office.records.services.completing import settle_book
from thidua.office.records.services.inspecting import Visit, find, inspect, withdraw_inspection
from thidua.office.records.services.recording import Happening, amend, conclude, record_matter, withdraw

HARASSMENT = "confirmed_harassment_cases"


def _concluded(one: Matter, state: State) -> Matter:
    return conclude(matter=one, seen=one.state, state=state, conclusion="Kết luận 3/KL", on=DAY, by=user())


def test_each_violation_counts_and_the_fact_names_those_that_were_counted(run: Run):
    recorded(run, evidence=[Proof(reference="Biên bản 2/BB, trang 1")])
    recorded(run)
    assert value_of(run.commune, "conduct_violations") == 2
    newest = versions_of(run.commune, "conduct_violations")[0]
    assert (newest.origin, newest.place) == ("incident", "Sổ sự việc: số 1, 2")
    assert [one.reference for one in newest.evidence.all()] == ["Biên bản 2/BB, trang 1"]


def test_a_complaint_counts_once_it_is_found_true(run: Run):
    one = complaint(run)
    assert (one.state, value_of(run.commune, HARASSMENT)) == (State.OPEN, None)
    one = _concluded(one, State.CONFIRMED)
    assert value_of(run.commune, HARASSMENT) == 1
    one = _concluded(one, State.GROUNDLESS)
    assert value_of(run.commune, HARASSMENT) is None


@pytest.mark.parametrize(
    ("plan", "book", "fact", "counted"),
    [
        ("long-thanh-2024", "complaints", "pending_complaints", [1, None, None]),
        ("thai-nguyen-2018-2020", "breaches", "discipline_breaches", [1, 1, None]),
    ],
)
def test_when_a_complaint_counts_is_the_plan_s_word(plan: str, book: str, fact: str, counted: list[int | None]):
    started = campaign(organisation(), plan)
    unit = participant(started, group="commune" if plan.startswith("thai") else "department")
    day = DAY if plan.startswith("thai") else date(2018, 6, 5)
    told = Happening(participant=unit, nature=Nature.COMPLAINT, what="Đơn", happened_on=day - timedelta(5), fact=fact)
    one = record_matter(campaign=started, book=book, body="home_affairs", happening=told, by=user())
    found = [value_of(unit, fact)]
    for state in (State.CONFIRMED, State.GROUNDLESS):
        one = _concluded(one, state)
        found.append(value_of(unit, fact))
    assert found == counted


def test_what_is_withdrawn_stays_with_its_reason_and_counts_no_more(run: Run):
    one = recorded(run)
    withdrawn = withdraw(matter=one, seen="recorded", reason="Nhầm đơn vị", by=run.officer)
    assert (withdrawn.state, value_of(run.commune, "conduct_violations")) == (State.WITHDRAWN, None)
    entry = Entry.objects.get(act="records.withdraw")
    assert (entry.target, '"reason":"Nhầm đơn vị"' in entry.content) == (f"records.matter:{one.pk}", True)
    with pytest.raises(RecordError, match="đã được rút"):
        withdraw(matter=one, seen="withdrawn", reason="Lần nữa", by=run.officer)


def test_who_comes_second_is_told_what_the_first_concluded(run: Run):
    one = complaint(run)
    _concluded(one, State.CONFIRMED)
    with pytest.raises(RecordError, match="Có người vừa chuyển việc này sang «Kết luận đúng»"):
        conclude(matter=one, seen="open", state=State.GROUNDLESS, conclusion="Không", on=DAY, by=run.officer)


def test_the_journal_has_nothing_of_people_in_clear(run: Run):
    complaint(run)
    entry = Entry.objects.get(act="records.record")
    assert "Trần Thị Mẫu" not in entry.content
    kept = dict(PersonalValue.objects.filter(entry=entry).values_list("name", "value"))
    assert kept == {"what": "Cán bộ một cửa vắng mặt trong giờ", "complainant": "Trần Thị Mẫu"}


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"happened_on": date(2018, 6, 16)}, "happened_on"),
        ({"what": "  "}, "what"),
        ({"nature": Nature.MEDIA}, "nature"),
        ({"fact": HARASSMENT}, "fact"),
        ({"body": "home_affairs", "book": "reminders"}, "body"),
    ],
)
def test_what_cannot_be_so_is_refused_with_its_field(run: Run, more: dict, field: str):
    with pytest.raises(RecordError) as refused:
        recorded(run, **more)
    assert (refused.value.field, Matter.objects.count()) == (field, 0)


def test_a_day_after_the_round_is_refused(run: Run):
    with clock.at(date(2019, 3, 1)), pytest.raises(RecordError, match="ngoài đợt «Năm 2018»"):
        recorded(run, happened_on=date(2019, 1, 2))


def test_media_name_the_fact_that_they_count_into(run: Run):
    told: dict[str, Any] = {"book": "media", "body": "self", "nature": Nature.MEDIA}
    with pytest.raises(RecordError, match="chọn số liệu"):
        recorded(run, **told)
    one = recorded(run, fact="radio_items", **told)
    assert (value_of(run.commune, "radio_items"), value_of(run.commune, "website_items")) == (1, None)
    amend(
        matter=one, seen="recorded", happened_on=one.happened_on, fact="website_items", source="", reason="Nhầm kênh",
        by=run.officer,
    )  # fmt: skip
    assert (value_of(run.commune, "radio_items"), value_of(run.commune, "website_items")) == (None, 1)


def test_a_complete_book_says_none_for_all_of_whom_it_is_asked(run: Run):
    other = participant(run.campaign, group="commune")
    recorded(run)
    settle_book(campaign=run.campaign, book="conduct", complete=True, by=run.officer)
    assert [value_of(one, "conduct_violations") for one in (run.commune, other)] == [1, 0]
    settle_book(campaign=run.campaign, book="conduct", complete=False, by=run.officer)
    assert [value_of(one, "conduct_violations") for one in (run.commune, other)] == [1, None]


def test_who_leaves_nothing_on_record_while_the_book_is_complete_joins_with_none(run: Run):
    settle_book(campaign=run.campaign, book="conduct", complete=True, by=run.officer)
    late: Participant = participant(run.campaign, group="commune")
    owed_changed.send(sender=None, campaign=run.campaign, by=None)
    assert value_of(late, "conduct_violations") == 0


def test_an_inspection_withdrawn_takes_its_findings_along(run: Run):
    visit = Visit(visited_on=date(2018, 6, 6), others="Ông Lê Mẫu", number="4/BB", minutes_on=date(2018, 6, 7))
    one = inspect(campaign=run.campaign, book="reminders", body="inspection_team", visit=visit, by=run.officer)
    told: dict[str, Any] = {"participant": run.commune, "what": "Nhắc nhở bằng biên bản", "happened_on": one.visited_on}
    find(inspection=one, happening=Happening(nature=Nature.REMINDER, **told), by=run.officer)
    find(inspection=one, happening=Happening(nature=Nature.REMARK, **told), by=run.officer)
    assert value_of(run.commune, "inspection_reminders") == 1
    withdraw_inspection(inspection=one, reason="Ghi hai lần", by=run.officer)
    assert value_of(run.commune, "inspection_reminders") is None
    assert set(Matter.objects.values_list("state", flat=True)) == {State.WITHDRAWN}


def test_a_finding_may_say_a_value_and_the_last_one_standing_counts(run: Run):
    started = campaign(organisation(), "an-bien-2020")
    unit = participant(started, group="commune")
    with clock.at(date(2020, 12, 1)):
        made = [
            record_matter(
                campaign=started, book="results", body="appraisal_council", by=run.officer,
                happening=Happening(
                    participant=unit, nature=Nature.VALUE, what="Thông báo điểm", happened_on=day, fact="par_score",
                    value=value,
                ),
            )
            for day, value in ((date(2020, 11, 3), 91), (date(2020, 11, 9), 88))
        ]  # fmt: skip
        assert value_of(unit, "par_score") == 88
        assert versions_of(unit, "par_score")[0].body == "appraisal_council"
        found = []
        for one in reversed(made):
            withdraw(matter=one, seen="recorded", reason="Nhầm", by=run.officer)
            found.append(value_of(unit, "par_score"))
    assert found == [91, None]

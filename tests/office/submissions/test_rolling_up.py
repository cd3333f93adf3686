"""What schools sent to the education office is put together for its own sheets in the district's campaign."""

import pytest

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.submissions.made import sent, write
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import BodyRole, Campaign
from thidua.office.initiatives.models import Initiative
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.errors import ChangedMeanwhileError
from thidua.office.submissions.gathering import feeds
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import send_back
from thidua.office.submissions.services.rolling_up import roll_up_of, take_over
from thidua.rules.owed import owed


class Cascade:
    """The district, its education office, and three schools below it."""

    def __init__(self) -> None:
        self.above = campaign(organisation())
        office = organisation()
        BodyRole.objects.create(campaign=self.above, body="education_office", organisation=office)
        self.office = participant(self.above, office)
        self.below: Campaign = campaign(office, level="education", reports_as=self.office)
        self.schools = [participant(self.below, group="school") for _ in range(3)]
        for number, one in enumerate(self.schools, 1):
            one.name = f"Trường {number}"
            one.save()
        self.head = standing_of(user_with(Role.HEAD, Role.OFFICER, at=office))
        for level in (self.above, self.below):
            open_sheets(campaign=level, by=None)
        self.fields = list(plan_of(self.above.plan).fields)

    def sheet(self, key: str) -> Sheet:
        return Sheet.objects.get(participant=self.office, key=key)

    def send(self, at: int, key: str, values: dict) -> object:
        """What one school sends; ``values`` by form, row and column."""
        school = self.schools[at]
        assert school.organisation is not None
        head = standing_of(user_with(Role.HEAD, at=school.organisation))
        sheet = Sheet.objects.get(participant=school, key=key)
        write(sheet, head, values)
        return sent(sheet, head, incomplete=True)

    def proposal(self, key: str):
        sheet = self.sheet(key)
        return roll_up_of(sheet, asked_by(sheet), cells_of(sheet))

    def take(self, key: str) -> dict:
        take_over(sheet=self.sheet(key), mark=self.proposal(key).mark, standing=self.head)
        return texts_of(cells_of(self.sheet(key)).values())


@pytest.fixture
def cascade() -> Cascade:
    return Cascade()


def test_numbers_are_summed_and_names_stand_with_their_unit(cascade):
    first, second, *_ = cascade.fields
    cascade.send(0, "registration", {("bieu_1", first, "registered"): "2", ("bieu_2", first, "names"): "Một",
                                     ("bieu_2", f"{first}:2", "names"): "Hai",
                                     ("bieu_2", f"{first}:2", "expected_completion"): "Quý IV"})  # fmt: skip
    cascade.send(1, "registration", {
        ("bieu_1", first, "registered"): "1", ("bieu_1", second, "registered"): "0",
        ("bieu_1", first, "note"): "Thêm sau", ("bieu_2", first, "names"): "Ba",
    })  # fmt: skip
    key = "report:education_roll_up"
    assert [one.name for one in cascade.proposal(key).gathering.sent] == []
    cascade.send(0, "report:school_registration", {})
    texts = cascade.take(key)
    assert [one.name for one in cascade.proposal(key).gathering.sent] == ["Trường 1"]
    assert {slot: text for slot, text in texts.items() if slot[0].startswith("bieu")} == {
        ("bieu_1", first, "registered"): "3", ("bieu_1", second, "registered"): "0",
        ("bieu_1", first, "note"): "Trường 2: Thêm sau",
        ("bieu_2", first, "names"): "Một", ("bieu_2", first, "unit"): "Trường 1",
        ("bieu_2", f"{first}:2", "names"): "Hai", ("bieu_2", f"{first}:2", "unit"): "Trường 1",
        ("bieu_2", f"{first}:2", "expected_completion"): "Quý IV",
        ("bieu_2", f"{first}:3", "names"): "Ba", ("bieu_2", f"{first}:3", "unit"): "Trường 2",
    }  # fmt: skip
    assert texts[key, "content:1", "text"] == "Đã gửi: 1/3. Chưa gửi: Trường 2, Trường 3."
    assert check(asked_by(cascade.sheet(key)), texts).mismatches == ()


def test_what_was_changed_by_hand_stays_and_lines_keep_their_rows(cascade):
    first = cascade.fields[0]
    made = cascade.send(0, "registration", {("bieu_2", first, "names"): "Một", ("bieu_1", first, "registered"): "1"})
    cascade.send(1, "registration", {("bieu_2", first, "names"): "Hai"})
    key = "report:education_roll_up"
    cascade.take(key)
    write(
        cascade.sheet(key),
        cascade.head,
        {("bieu_2", f"{first}:2", "names"): "Hai (sửa)", ("bieu_1", first, "registered"): "9"},
    )
    send_back(sending=made, reason="Sửa", standing=cascade.head)
    proposal = cascade.proposal(key)
    assert {one.slot: one.state for one in proposal.lines if one.slot[0].startswith("bieu")} == {
        ("bieu_2", f"{first}:2", "names"): "kept", ("bieu_2", f"{first}:2", "unit"): "same",
        ("bieu_2", first, "names"): "gone", ("bieu_2", first, "unit"): "gone",
    }  # fmt: skip
    texts = cascade.take(key)
    assert (texts["bieu_2", f"{first}:2", "names"], texts["bieu_1", first, "registered"]) == ("Hai (sửa)", "9")
    cascade.send(0, "registration", {("bieu_2", first, "names"): "Mới"})
    texts = cascade.take(key)
    assert texts["bieu_2", f"{first}:2", "names"] == "Hai (sửa)"
    assert texts["bieu_2", first, "names"] == "Mới"


def test_reports_are_merged_and_lines_name_the_unit(cascade):
    first = cascade.fields[0]
    cascade.send(0, "registration", {("bieu_2", first, "names"): "Một"})
    report = "report:school_interim"
    cascade.send(0, report, {(report, "1", "progress"): "50%", (report, "content:2", "text"): "Tốt",
                             ("thidua:objectives", "on_time", "result"): "95%"})  # fmt: skip
    cascade.send(1, report, {(report, "content:2", "text"): "Khá", ("thidua:objectives", "on_time", "result"): "97%"})
    key = "report:education_interim"
    texts = cascade.take(key)
    assert (texts[key, "1", "names"], texts[key, "1", "progress"]) == ("Một (Trường 1)", "50%")
    assert texts[key, "content:2", "text"] == "Trường 1: Tốt\nTrường 2: Khá"
    assert texts[key, "content:3", "text"] == "Đã gửi: 2/3. Chưa gửi: Trường 3."
    assert texts["thidua:objectives", "on_time", "result"] == "Trường 1: 95%\nTrường 2: 97%"


def test_what_cannot_be_read_is_told_and_not_summed(cascade):
    first = cascade.fields[0]
    cascade.send(0, "registration", {("bieu_1", first, "registered"): "2"})
    cascade.send(1, "registration", {("bieu_1", first, "registered"): "khoảng 3"})
    proposal = cascade.proposal("report:education_roll_up")
    assert proposal.gathering.problems == ["Trường 2: «khoảng 3» không đọc được nên không cộng"]
    assert [one.wanted for one in proposal.lines if one.slot == ("bieu_1", first, "registered")] == ["2"]


def test_whoever_agrees_agrees_to_what_was_shown(cascade):
    key = "report:education_roll_up"
    cascade.send(0, "registration", {("bieu_1", cascade.fields[0], "registered"): "2"})
    shown = cascade.proposal(key).mark
    cascade.send(1, "registration", {("bieu_1", cascade.fields[0], "registered"): "1"})
    with pytest.raises(ChangedMeanwhileError):
        take_over(sheet=cascade.sheet(key), mark=shown, standing=cascade.head)


def test_nothing_is_collected_for_a_unit_without_a_lower_level(cascade):
    other = participant(cascade.above)
    open_sheets(campaign=cascade.above, by=None)
    sheet = Sheet.objects.get(participant=other, key="registration")
    assert roll_up_of(sheet, asked_by(sheet), cells_of(sheet)) is None


def test_the_collectors_own_report_is_left_alone(cascade):
    cascade.send(0, "registration", {("bieu_1", cascade.fields[0], "registered"): "2"})
    assert cascade.proposal("report:unit_interim") is None


def test_the_collectors_registration_takes_in_what_the_plan_lets_it_be_fed_by(cascade):
    first = cascade.fields[0]
    cascade.send(0, "registration", {("bieu_1", first, "registered"): "2", ("bieu_2", first, "names"): "Một\nHai"})
    own = ("bieu_2", first, "names")
    write(cascade.sheet("registration"), cascade.head, {own: "Việc của Phòng", ("bieu_1", first, "note"): "Chung"})
    texts = cascade.take("registration")
    assert texts == {
        own: "Việc của Phòng", ("bieu_1", first, "note"): "Chung", ("bieu_1", first, "registered"): "2",
        ("bieu_2", f"{first}:2", "names"): "Một\nHai", ("bieu_2", f"{first}:2", "unit"): "Trường 1",
    }  # fmt: skip
    assert [one.named for one in check(asked_by(cascade.sheet("registration")), texts).mismatches] == [3]


def test_units_below_report_on_what_they_registered_themselves(cascade):
    first = cascade.fields[0]
    cascade.send(0, "registration", {("bieu_2", first, "names"): "Một"})
    write(cascade.sheet("registration"), cascade.head, {("bieu_2", first, "names"): "Việc của Phòng"})
    cascade.take("registration")
    sent(cascade.sheet("registration"), cascade.head, incomplete=True)
    names = cells_of(cascade.sheet("report:unit_interim")).values()
    assert [one.value for one in names if one.column == "names"] == ["Việc của Phòng"]


def test_what_a_unit_below_registered_is_one_thing_though_two_sheets_pass_it_on(cascade):
    first = cascade.fields[0]
    cascade.send(0, "registration", {("bieu_2", first, "names"): "Một"})
    for key in ("registration", "report:education_roll_up"):
        cascade.take(key)
        sent(cascade.sheet(key), cascade.head, incomplete=True)
    found = Initiative.objects.filter(participant=cascade.office).values_list("name", "unit", "sheet__key")
    assert list(found) == [("Một", "Trường 1", "registration")]


def test_a_plan_that_feeds_no_registration_leaves_it_alone():
    plan = plan_of(campaign(organisation()).plan)
    assert plan.cascade is not None
    level = plan.cascade.levels["education"]
    deadlines = plan.deadlines | {level.upward: plan.deadlines[level.upward].model_copy(update={"feeds": None})}
    silent = plan.model_copy(update={"deadlines": deadlines})
    found = []
    for one in (plan, silent):
        (above, *_), (below, *_) = (owed(one, "2020", "collective", group, {}) for group in ("unit", "school"))
        found.append(feeds(*(Asked(one, it.key, it.part, it.label, it.forms, it) for it in (above, below))))
    assert found == [True, False]

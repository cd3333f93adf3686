"""What a unit sent for one campaign is cited in another: the same file, its origin told, read by whom it concerns."""

from datetime import date

import pytest

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.submissions.made import Room, place, sent, user_of, write
from tests.papers.dossier.pdfs import pdf
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.appraisals.filters import participants_appraised
from thidua.office.campaigns.models import BodyRole, Participant
from thidua.office.facts.earlier import earlier_values
from thidua.office.facts.filed import filed
from thidua.office.facts.models import Evidence, Version
from thidua.office.facts.queries import versions_of
from thidua.office.facts.services.citing import cite, take_again
from thidua.office.files.services.keeping import keep
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Role
from thidua.office.organisations.services.tree import merge
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.errors import NotAllowedError, SubmissionError, UnknownPlaceError
from thidua.office.submissions.facts_table import evidence_at, value_at
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.attached import attachments_read
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.attaching import attach, detach
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import send_back

KEY = "self_assessment"
FACT, OTHER = "simplifications_proposed", "time_cuts_proposed"
PAPER = "Báo cáo 12/BC ngày 5/6/2018, trang 2"


class Two:
    """A unit in a campaign in which it has sent, and in another one of another owner in which it has not."""

    def __init__(self):
        self.first = Room("hoa-thanh-2018", group="commune")
        self.unit = place(self.first.unit)
        self.head = standing_of(user_with(Role.HEAD, at=self.unit))
        with clock.at(date(2020, 5, 8)):
            self.file = keep(pieces=[pdf("Mẫu")], name="Sổ theo dõi.pdf", owner=self.unit, by=user_of(self.head))
            self.old = self.first.sheet(KEY)
            attach(sheet=self.old, attachment=self.file, fact=FACT, standing=self.head)
            write(self.old, self.head, {value_at(FACT): "3", evidence_at(FACT): PAPER})
            self.sending = sent(self.old, self.head, incomplete=True)
        self.owner = organisation()
        self.second = campaign(self.owner, "hoa-thanh-2018", launched_on=date(2021, 5, 5), title="Thi đua năm sau")
        BodyRole.objects.create(campaign=self.second, body="home_affairs", organisation=self.owner, reads=True)
        self.new = self.sheet(self.unit)

    def sheet(self, unit):
        made = participant(self.second, unit, group="commune")
        open_sheets(campaign=self.second, by=None)
        return Sheet.objects.get(participant=made, key=KEY)

    def by_name(self, name, fact=FACT, sheet=None):
        return next(one for one in filed(sheet or self.new, fact) if one.name == name)


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def two():
    return Two()


def test_what_was_sent_is_found_with_where_and_the_same_fact_comes_first(two):
    with clock.at(date(2020, 6, 1)):
        send_back(sending=two.sending, reason="Bổ sung", standing=two.first.body)
        write(two.old, two.head, {value_at(OTHER): "1", evidence_at(OTHER): "Quyết định 7/QĐ"})
        sent(two.old, two.head, incomplete=True)
    told = [(one.name, one.fits, one.campaign, one.sent_on) for one in filed(two.new, OTHER)]
    title = two.first.campaign.title
    assert told == [
        ("Quyết định 7/QĐ", True, title, date(2020, 6, 1)),
        ("Sổ theo dõi.pdf", False, title, date(2020, 5, 8)),
        (PAPER, False, title, date(2020, 5, 8)),
    ]
    assert [one.name for one in filed(two.new, OTHER, "so theo DOI")] == ["Sổ theo dõi.pdf"]
    assert filed(two.new, OTHER, "không có chữ này") == []


def test_a_cited_file_is_the_same_file_with_its_origin_and_is_read_once_it_is_sent(two):
    body = standing_of(user_with(Role.OFFICER, at=two.owner))
    stranger = standing_of(user_with(Role.HEAD, at=organisation()))
    cite(sheet=two.new, fact=FACT, evidence=two.by_name("Sổ theo dõi.pdf").evidence, standing=two.head)
    (beside,) = two.new.files.all()
    origin = f"đã nộp trong phong trào «{two.first.campaign.title}», Tự chấm điểm, ngày 08/05/2020"
    assert (beside.attachment_id, beside.origin) == (two.file.pk, origin)
    write(two.new, two.head, {value_at(FACT): "4"})
    sent(two.new, two.head, incomplete=True)
    (said,) = versions_of(two.new.participant, FACT)
    assert [(one.attachment_id, one.origin) for one in said.evidence.all()] == [(two.file.pk, origin)]
    # What lies beside the sheet says nothing of who reads it: the fact does, and only from when it is sent.
    assert [two.file in attachments_read(one) for one in (two.head, body, stranger)] == [True, False, False]
    assert participants_appraised(stranger).count() == 0
    assert Entry.objects.filter(act="facts.cite").count() == 1


def test_a_cited_paper_is_named_with_its_origin_beside_what_stands_there(two):
    write(two.new, two.head, {value_at(FACT): "4", evidence_at(FACT): "Quyết định 9/QĐ"})
    cite(sheet=two.new, fact=FACT, evidence=two.by_name(PAPER).evidence, standing=two.head)
    assert texts_of(cells_of(two.new).values())[evidence_at(FACT)] == f"Quyết định 9/QĐ; {PAPER}"
    sent(two.new, two.head, incomplete=True)
    (proof,) = Evidence.objects.filter(version__participant=two.new.participant)
    assert proof.reference == f"Quyết định 9/QĐ; {PAPER}"
    assert f"đã nộp trong phong trào «{two.first.campaign.title}»" in proof.origin


def test_an_original_that_is_replaced_stays_as_it_was_when_cited(two):
    cite(sheet=two.new, fact=FACT, evidence=two.by_name("Sổ theo dõi.pdf").evidence, standing=two.head)
    write(two.new, two.head, {value_at(FACT): "4"})
    sent(two.new, two.head, incomplete=True)
    send_back(sending=two.sending, reason="Sai", standing=two.first.body)
    detach(file=two.old.files.get(), standing=two.head)
    write(two.old, two.head, {value_at(FACT): "", evidence_at(FACT): ""})
    sent(two.old, two.head, incomplete=True)
    assert filed(two.new, FACT) == []
    (said,) = Version.objects.filter(participant=two.new.participant, current=True)
    (proof,) = said.evidence.all()
    assert (said.value, proof.attachment, proof.origin[:6]) == ("4", two.file, "đã nộp")


def test_what_is_cited_is_cited_again_from_where_it_was_first_sent(two):
    cite(sheet=two.new, fact=FACT, evidence=two.by_name("Sổ theo dõi.pdf").evidence, standing=two.head)
    write(two.new, two.head, {value_at(FACT): "4"})
    sent(two.new, two.head, incomplete=True)
    assert sorted(one.campaign for one in filed(two.new, FACT)) == [two.first.campaign.title] * 2


def test_the_same_file_is_cited_once_for_a_fact_and_only_by_the_units_own_people(two):
    chosen = two.by_name("Sổ theo dõi.pdf").evidence
    cite(sheet=two.new, fact=FACT, evidence=chosen, standing=two.head)
    with pytest.raises(SubmissionError, match="đã có ở số liệu này"):
        cite(sheet=two.new, fact=FACT, evidence=chosen, standing=two.head)
    cite(sheet=two.new, fact=OTHER, evidence=chosen, standing=two.head)
    with pytest.raises(UnknownPlaceError):
        cite(sheet=two.new, fact="late_portal_replies", evidence=chosen, standing=two.head)
    # Who runs the campaign enters papers for a unit, and learns nothing of what it has sent elsewhere.
    with pytest.raises(NotAllowedError):
        cite(sheet=two.new, fact=FACT, evidence=chosen, standing=standing_of(user_with(Role.OFFICER, at=two.owner)))
    assert [one.row for one in two.new.files.order_by("pk")] == [FACT, OTHER]


def test_another_unit_cites_nothing_of_it_but_the_one_into_which_it_was_merged_does(two):
    into = organisation()
    theirs, head = two.sheet(into), standing_of(user_with(Role.HEAD, at=into))
    chosen = two.by_name("Sổ theo dõi.pdf").evidence
    with pytest.raises(SubmissionError, match="Không có minh chứng này"):
        cite(sheet=theirs, fact=FACT, evidence=chosen, standing=head)
    merge(sources=[two.unit], into=into, on=clock.today(), by=None, reason="Sắp xếp đơn vị")
    head = standing_of(user_of(head))
    cite(sheet=theirs, fact=FACT, evidence=chosen, standing=head)
    assert [one.attachment for one in theirs.files.all()] == [two.file]
    assert two.file in attachments_read(head)


def _next_round(two, **values):
    """The same owner's campaign a year later, with the unit in it."""
    later = campaign(two.first.owner, "hoa-thanh-2018", launched_on=date(2021, 5, 5), **values)
    made = Participant.objects.create(
        campaign=later, organisation=two.unit, code="x", name="Xã Mẫu", kind="collective", group="commune"
    )
    open_sheets(campaign=later, by=None)
    return Sheet.objects.get(participant=made, key=KEY)


def test_a_value_of_the_round_before_is_taken_only_when_asked_and_says_where_it_is_from(two):
    sheet = _next_round(two)
    assert texts_of(cells_of(sheet).values()) == {}
    earlier = earlier_values(sheet, asked_by(sheet))
    assert {name: one.text for name, one in earlier.items()} == {FACT: "3"}
    take_again(sheet=sheet, fact=FACT, standing=two.head)
    cell = cells_of(sheet)[value_at(FACT)]
    place = f"phong trào «{two.first.campaign.title}», gửi ngày 08/05/2020"
    assert (cell.value, cell.origin, cell.place, cell.changed_by) == ("3", "earlier", place, two.head.user)
    with pytest.raises(SubmissionError, match="Không có số liệu kỳ trước"):
        take_again(sheet=sheet, fact=OTHER, standing=two.head)


def test_values_of_another_owners_campaign_or_of_a_later_one_are_no_round_before(two):
    assert earlier_values(two.new, asked_by(two.new)) == {}
    sheet = _next_round(two)
    write(sheet, two.head, {value_at(FACT): "5"})
    sent(sheet, two.head, incomplete=True)
    assert earlier_values(two.old, asked_by(two.old)) == {}

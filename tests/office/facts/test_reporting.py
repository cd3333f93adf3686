"""What units type into the table of facts and send is what is known of them; what they leave out is taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.office.made import campaign, organisation, user_with
from tests.office.submissions.made import Room, by_paper, place, sent, user_of, write
from tests.papers.dossier.pdfs import pdf
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import Participant, Way
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.queries import known, revision_of, versions_of
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.errors import ChangedMeanwhileError, UnknownPlaceError, UnprovenError
from thidua.office.submissions.facts_table import evidence_at, value_at
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.attached import proven_in
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.attaching import attach
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import send_back
from thidua.office.submissions.services.sending import Sealed, send
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.owed import is_self_assessed
from thidua.sheets.collate.shown import shown
from thidua.sheets.content import FACTS
from thidua.sheets.facts import read_facts
from thidua.sheets.layout import REASON

GOLDEN = Path(__file__).parents[2] / "golden"
KEY = "self_assessment"
SIMPLIFIED = "simplifications_proposed"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.csv")))
def test_the_golden_facts_typed_into_sheets_and_sent_are_what_is_known(name):
    plan_id = next(one for one in sorted(plan_files(), key=len, reverse=True) if name.startswith(one))
    running = campaign(organisation(), plan_id)
    plan = plan_of(running.plan)
    table = read_facts(GOLDEN / f"{name}.csv", plan, running.round)
    for one in table.participants:
        unit = organisation()
        Participant.objects.create(
            campaign=running, organisation=unit, code=one.id, name=one.shown, kind=one.kind, group=one.group
        )
    open_sheets(campaign=running, by=None)
    wanted = {}
    with clock.at(date(2027, 1, 1)):
        for one in table.participants:
            mine = {fact: given.value for fact, given in one.facts.items() if is_self_assessed(plan.facts[fact])}
            wanted[one.id] = mine
            sheet = Sheet.objects.filter(participant__campaign=running, participant__code=one.id, key=KEY).first()
            if sheet is None:
                assert mine == {}
                continue
            assert sheet.participant.organisation is not None
            head = standing_of(user_with(Role.HEAD, at=sheet.participant.organisation))
            write(sheet, head, _typed(plan, mine))
            sent(sheet, head, incomplete=True)
    found = {one.id: {fact: given.value for fact, given in one.facts.items()} for one in known(running).participants}
    assert found == wanted
    assert any(wanted.values())


def _typed(plan, facts):
    typed = {value_at(fact): shown(plan, plan.facts[fact], value) for fact, value in facts.items()}
    reasons = {(FACTS, fact, REASON): "Không có" for fact, value in facts.items() if value is NOT_APPLICABLE}
    return typed | reasons


@pytest.fixture
def room():
    return Room("hoa-thanh-2018", group="commune")


def _send(room, values, **more):
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, values)
    return sent(sheet, head, incomplete=True, **more)


def _known(room):
    (found,) = known(room.campaign).participants
    return {name: given.value for name, given in found.facts.items()}


def test_each_value_bears_its_evidence_place_and_sending(room):
    sheet = room.sheet(KEY)
    head = room.at(Role.HEAD)
    kept = keep(pieces=[pdf("Mẫu")], name="bc.pdf", owner=room.unit.organisation, by=user_of(head))
    attach(sheet=sheet, attachment=kept, fact=SIMPLIFIED, standing=head)
    with clock.at(date(2020, 5, 8)):
        made = _send(room, {value_at(SIMPLIFIED): "3", evidence_at(SIMPLIFIED): "Báo cáo 12/BC ngày 5/6/2020, trang 2"})
    (said,) = versions_of(room.unit, SIMPLIFIED)
    assert (said.value, said.origin, said.place, said.sending, said.stated_by) == (
        "3", Origin.SELF_REPORTED, "Phiếu tự đánh giá gửi ngày 08/05/2020", made, made.sent_by)  # fmt: skip
    proofs = [(one.reference, one.attachment and one.attachment.name) for one in said.evidence.all()]
    assert proofs == [("Báo cáo 12/BC ngày 5/6/2020, trang 2", None), ("", "bc.pdf")]


def test_what_a_later_sending_leaves_out_is_taken_back_and_returning_takes_nothing_back(room):
    first = _send(room, {value_at(SIMPLIFIED): "3", value_at("time_cuts_proposed"): "2"})
    send_back(sending=first, reason="Thiếu minh chứng", standing=room.body)
    assert _known(room) == {SIMPLIFIED: 3, "time_cuts_proposed": 2}
    _send(room, {value_at(SIMPLIFIED): "", value_at("time_cuts_proposed"): "4"})
    assert _known(room) == {"time_cuts_proposed": 4}
    assert [one.value for one in versions_of(room.unit, SIMPLIFIED)] == ["", "3"]


def test_what_is_sent_again_on_another_day_states_only_what_changed(room):
    cuts, proof = "time_cuts_proposed", evidence_at("time_cuts_proposed")
    values = {value_at(SIMPLIFIED): "3", value_at(cuts): "2", value_at("cases_settled"): "40", proof: "Báo cáo 1"}
    with clock.at(date(2018, 10, 1)):
        first = _send(room, values)
        send_back(sending=first, reason="Bổ sung báo cáo 2", standing=room.body)
    with clock.at(date(2018, 10, 3)):
        again = _send(room, {proof: "Báo cáo 2", value_at("cases_settled"): "41"})
    found = {
        name: [one.sending for one in versions_of(room.unit, name)] for name in (SIMPLIFIED, cuts, "cases_settled")
    }
    assert found == {SIMPLIFIED: [first], cuts: [again, first], "cases_settled": [again, first]}
    send_back(sending=again, reason="Ký lại", standing=room.body)
    before = revision_of(room.campaign)
    _send(room, {})
    assert revision_of(room.campaign) == before


@pytest.mark.parametrize("way", [Way.HEAD, Way.SCAN])
def test_a_unit_does_not_send_without_the_evidence_and_reasons_that_the_plan_wants(way):
    room = Room("thai-nguyen-2018-2020")
    rating, launched = "party_organisation_rating", "launched_campaign"
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {value_at(rating): "không áp dụng", value_at(launched): "Có"})
    kept = keep(pieces=[pdf("Mẫu")], name="quet.pdf", owner=place(room.unit), by=user_of(head))
    paper = Sealed(number="1/BC", dated=date(2018, 3, 1), scan=kept)
    if way == Way.SCAN:
        head = room.at(Role.OFFICER)
    sheet.refresh_from_db()
    with pytest.raises(UnprovenError) as refused:
        send(sheet=sheet, way=way, revision=sheet.revision, standing=head, paper=paper, incomplete=True)
    labels = {name: plan_of(room.campaign.plan).facts[name].label for name in (rating, launched)}
    wanted = {f"«{labels[rating]}»: chưa có lý do không áp dụng", f"«{labels[launched]}»: chưa có minh chứng"}
    assert set(str(refused.value).removesuffix(".").split(": ", 1)[1].split("; ")) == wanted


def test_a_part_larger_than_its_whole_is_told_at_both_and_neither_is_stated(room):
    part, whole = "procedures_via_e_one_stop", "procedures_transacted"
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {value_at(part): "9", value_at(whole): "4"})
    asked = asked_by(sheet)
    messages = check(asked, texts_of(cells_of(sheet).values())).messages
    labels = {name: asked.plan.facts[name].label for name in (part, whole)}
    assert messages == {
        value_at(part): f"«{labels[part]}» (9) không được lớn hơn «{labels[whole]}» (4).",
        value_at(whole): f"«{labels[whole]}» (4) không được nhỏ hơn «{labels[part]}» (9).",
    }
    _send(room, {value_at(SIMPLIFIED): "1"})
    assert _known(room) == {SIMPLIFIED: 1}


def test_evidence_that_is_ruled_is_missing_until_a_reference_or_a_file_is_there(room):
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    label = plan_of(room.campaign.plan).facts[SIMPLIFIED].label
    line = f"«{label}»: chưa có minh chứng"

    def lacks():
        asked = asked_by(sheet)
        return check(asked, texts_of(cells_of(sheet).values()), proven_in(sheet, asked)).lacks

    assert f"«{label}»: chưa có số liệu" in lacks()
    write(sheet, head, {value_at(SIMPLIFIED): "3"})
    assert line in lacks()
    kept = keep(pieces=[pdf("Mẫu")], name="bc.pdf", owner=room.unit.organisation, by=user_of(head))
    with pytest.raises(UnknownPlaceError):
        attach(sheet=sheet, attachment=kept, fact="judged_1.1", standing=head)
    attach(sheet=sheet, attachment=kept, fact=SIMPLIFIED, standing=head)
    assert line not in lacks()


def test_what_others_supply_is_no_place_of_the_sheet(room):
    with pytest.raises(UnknownPlaceError):
        write(room.sheet(KEY), room.at(Role.HEAD), {value_at("late_portal_replies"): "0"})


def test_what_hangs_on_a_selector_is_asked_once_it_is_declared():
    room = Room("xa-huong-lua-2026")
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)

    def asked():
        return check(asked_by(sheet), texts_of(cells_of(sheet).values())).facts_asked

    assert "settled" not in asked()
    write(sheet, head, {value_at("takes_dossiers"): "Có", value_at("settled"): "10"})
    assert "settled" in asked()
    write(sheet, head, {value_at("takes_dossiers"): "Không"})
    assert "settled" not in asked()
    sent(sheet, head, incomplete=True)
    assert _known(room) == {"takes_dossiers": False}


def test_not_applicable_wants_a_reason_which_is_kept():
    room = Room("thai-nguyen-2018-2020")
    fact = "party_organisation_rating"
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {value_at(fact): "không áp dụng"})
    messages = check(asked_by(sheet), texts_of(cells_of(sheet).values())).messages
    assert messages == {value_at(fact): "Cần ghi lý do không áp dụng."}
    write(sheet, head, {(FACTS, fact, REASON): "Chưa có tổ chức Đảng"})
    sent(sheet, head, incomplete=True)
    (said,) = versions_of(room.unit, fact)
    assert (said.value, said.reason) == ("not_applicable", "Chưa có tổ chức Đảng")


def test_another_participant_is_named_by_code_or_by_name():
    room = Room("an-bien-2020", units=2)
    room.units[1].kind = "individual"
    room.units[1].save()
    open_sheets(campaign=room.campaign, by=None)
    person, office = room.units[1], room.units[0]
    sheet, head = room.sheet(KEY, person), room.at(Role.HEAD, person)
    write(sheet, head, {value_at("unit"): "Phòng không có thật"})
    messages = check(asked_by(sheet), texts_of(cells_of(sheet).values())).messages
    assert messages == {value_at("unit"): "Cần mã hoặc tên của một đối tượng trong phong trào."}
    write(sheet, head, {value_at("unit"): office.name.upper()})
    sent(sheet, head, incomplete=True)
    assert [one.value for one in versions_of(person, "unit")] == [office.code]


@pytest.mark.parametrize("way", [Way.SCAN, Way.ENTERED])
def test_the_other_ways_of_sending_state_the_same(room, way):
    room.campaign.ways = list(Way.values)
    room.campaign.save()
    sheet = room.sheet(KEY)
    who = room.body if way == Way.ENTERED else room.at(Role.OFFICER)
    write(sheet, room.at(Role.HEAD), {value_at(SIMPLIFIED): "3"})
    paper = by_paper(date(2020, 5, 7))
    if way == Way.SCAN:
        kept = keep(pieces=[pdf("Mẫu")], name="quet.pdf", owner=room.unit.organisation, by=user_of(who))
        paper = replace(paper, scan=kept)
    sent(sheet, who, way, paper=paper, incomplete=True)
    assert _known(room) == {SIMPLIFIED: 3}


def test_a_sending_that_fails_states_nothing(room):
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {value_at(SIMPLIFIED): "3"})
    with pytest.raises(ChangedMeanwhileError):
        send(sheet=sheet, way=Way.HEAD, revision=0, standing=head, incomplete=True)
    assert not Version.objects.exists()

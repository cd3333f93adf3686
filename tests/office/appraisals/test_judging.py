"""What is found of facts: judged one by one, accepted together, taken back; and what changes under a judgement."""

import pytest

from tests.office.appraisals.made import LATE, appraiser_at, judged, line_of
from tests.office.made import participant
from tests.papers.dossier.pdfs import pdf
from thidua.catalogue import plan_files
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.models import Appraisal, Judgement
from thidua.office.appraisals.queries.lines import lines_of
from thidua.office.appraisals.services.judging import accept, judge, withdraw
from thidua.office.campaigns.models import Campaign
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.queries import known
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.journal.models import Entry
from thidua.office.plans.services import adopt
from thidua.plan.rewriting import Put, rewritten

QUARTERS = {"from": "2018-01-01", "every": "quarter", "combine": "sum"}


def _known(participant, fact=LATE):
    (found,) = known(participant.campaign, [participant]).participants
    return found.facts[fact].value


def _said(participant, fact=LATE):
    return Version.objects.get(participant=participant, fact=fact, origin=Origin.SELF_REPORTED, current=True)


def _say(participant, value, *proofs, fact=LATE, place=""):
    stated = Stated(participant=participant, fact=fact, value=value, evidence=proofs, place=place)
    state(stated=[stated], origin=Origin.SELF_REPORTED, by=None)


def test_a_value_found_counts_over_what_was_said_and_stands_in_the_journal(unit, by):
    before = int(_said(unit).value)
    made = judged(unit, str(before + 2), by, reason="Theo sổ theo dõi")
    assert (_known(unit), made.differs, made.seen) == (before + 2, True, _said(unit))
    assert (line_of(unit).state, unit.appraisal.state) == ("differs", Appraisal.State.IN_HAND)
    entry = Entry.objects.get(act="appraisals.judge")
    assert f'"after":{{"{LATE}":"{before + 2}"}}' in entry.content
    assert f'"before":{{"{LATE}":"{before}"}}' in entry.content
    assert "Theo sổ theo dõi" in entry.content


def test_a_change_needs_a_reason_and_the_same_value_needs_none(unit, by):
    before = int(_said(unit).value)
    with pytest.raises(AppraisalError, match="cần ghi lý do") as refused:
        judged(unit, str(before + 1), by)
    assert (refused.value.field, Judgement.objects.count()) == ("reason", 0)
    assert judged(unit, str(before), by).differs is False
    assert (line_of(unit).state, _known(unit)) == ("same", before)


@pytest.mark.parametrize("text", ["nhiều", "-1", "", "1,5"])
def test_what_is_no_value_of_the_fact_is_refused_in_words(unit, by, text):
    with pytest.raises(AppraisalError) as refused:
        judged(unit, text, by, reason="x")
    assert refused.value.field == "value"
    assert str(refused.value)[-1] == "."


def test_a_fact_that_is_not_asked_of_the_participant_cannot_be_judged(unit, by):
    with pytest.raises(AppraisalError, match="không hỏi"):
        judge(participant=unit, fact="la_gi", text="1", reason="x", seen="", body="home_affairs", by=by)


def test_two_appraisers_at_once_do_not_overwrite_each_other(started, unit, by):
    mark = line_of(unit).mark
    judged(unit, "7", by, reason="Người thứ nhất")
    with pytest.raises(AppraisalError, match="vừa được người khác"):
        judge(
            participant=unit, fact=LATE, text="9", reason="Người thứ hai", seen=mark, body="home_affairs",
            by=appraiser_at(started[1]),
        )  # fmt: skip
    assert _known(unit) == 7


def test_all_that_one_participant_says_is_accepted_in_one_act(started, unit, by):
    lines = lines_of(started[0], [unit]).lines[unit.pk]
    chosen = {one.key: one.mark for one in lines}
    said = {(one.fact, one.part): one.value for one in Version.objects.filter(participant=unit, current=True)}
    there = {(one.fact.id, one.part) for one in lines}
    assert accept(campaign=started[0], chosen=chosen, body="home_affairs", by=by) == len(there & said.keys()) > 5
    found = Version.objects.filter(participant=unit, origin=Origin.APPRAISED, current=True)
    assert {(one.fact, one.part): one.value for one in found} == {key: said[key] for key in there & said.keys()}
    assert Entry.objects.filter(act="appraisals.accept").count() == 1
    assert accept(campaign=started[0], chosen=chosen, body="home_affairs", by=by) == 0


def test_what_was_found_otherwise_or_has_changed_since_the_preview_is_not_accepted(started, unit, by):
    judged(unit, "9", by, reason="Theo sổ")
    _say(unit, 3)
    line = line_of(unit)
    assert line.state == "changed"
    assert accept(campaign=started[0], chosen={line.key: line.mark}, body="home_affairs", by=by) == 0
    other = next(one for one in lines_of(started[0], [unit]).lines[unit.pk] if one.acceptable)
    assert accept(campaign=started[0], chosen={other.key: "0.0"}, body="home_affairs", by=by) == 0
    assert _known(unit) == 9


@pytest.mark.parametrize("what", ["value", "file", "reference"])
def test_what_is_sent_anew_after_it_was_judged_marks_the_judgement(started, unit, by, what):
    first, second = (keep(pieces=[pdf(one)], name="a.pdf", owner=unit.organisation, by=None) for one in "ab")
    _say(unit, 3, Proof(attachment=first))
    judged(unit, "4", by, reason="Theo sổ")
    changed = {
        "value": (5, Proof(attachment=first)),
        "file": (3, Proof(attachment=second)),
        "reference": (3, Proof(attachment=first), Proof(reference="Báo cáo số 3")),
    }
    _say(unit, *changed[what])
    assert (line_of(unit).state, _known(unit)) == ("changed", 4)
    # It stays in force until somebody confirms or changes it.
    judged(unit, "4", by, reason="Vẫn theo sổ")
    assert (line_of(unit).state, Judgement.objects.filter(current=True).count()) == ("differs", 1)


def test_the_same_sent_once_more_does_not_mark_it(unit, by):
    first = keep(pieces=[pdf("a")], name="a.pdf", owner=unit.organisation, by=None)
    _say(unit, 3, Proof(attachment=first), place="Phiếu gửi ngày 01/11")
    judged(unit, "4", by, reason="Theo sổ")
    again = keep(pieces=[pdf("a")], name="b.pdf", owner=unit.organisation, by=None)
    _say(unit, 3, Proof(attachment=again), place="Phiếu gửi ngày 05/11")
    assert line_of(unit).state == "differs"


def test_an_incident_recorded_after_it_was_judged_marks_it_too(unit, by):
    judged(unit, "4", by, reason="Theo sổ")
    state(stated=[Stated(participant=unit, fact=LATE, value=6)], origin=Origin.INCIDENT, by=None)
    line = line_of(unit)
    assert (line.state, line.base) == ("changed", line.said["incident"])


def test_a_judgement_taken_back_leaves_what_was_said(unit, by):
    said, made = int(_said(unit).value), judged(unit, "40", by, reason="Nhầm")
    with pytest.raises(AppraisalError, match="lý do"):
        withdraw(judgement=made, reason=" ", by=by)
    withdraw(judgement=made, reason="Ghi nhầm đơn vị", by=by)
    assert (_known(unit), line_of(unit).state) == (said, "waiting")
    with pytest.raises(AppraisalError, match="đã được thay hoặc gỡ"):
        withdraw(judgement=made, reason="Lần nữa", by=by)


def test_nobody_judges_before_the_campaign_is_launched(started, unit, by):
    mark = line_of(unit).mark
    Campaign.objects.update(state=Campaign.State.PREPARING)
    with pytest.raises(ValueError, match="đang chuẩn bị"):
        judge(participant=unit, fact=LATE, text="1", reason="x", seen=mark, body="home_affairs", by=by)


def test_in_a_divided_round_a_fact_is_found_for_the_parts_of_which_it_is_asked(unit, by):
    text = plan_files()["hoa-thanh-2018"].read_text(encoding="utf-8")
    divided = [Put(("rounds", "2018", name), value) for name, value in QUARTERS.items()]
    files = [("hoa-thanh-2018.yaml", rewritten(text, divided))]
    Campaign.objects.filter(pk=unit.campaign_id).update(plan=adopt(owner=unit.campaign.owner, files=files, by=None))
    campaign = Campaign.objects.get(pk=unit.campaign_id)
    new = participant(campaign, group=unit.group)

    def parts(one):
        return [line.part for line in lines_of(campaign, [one]).lines[one.pk] if line.fact.id == LATE]

    quarters = [f"2018-q{number}" for number in range(1, 5)]
    assert (parts(new), parts(unit)) == (quarters, [*quarters, ""])
    mark = line_of(new, LATE, quarters[1]).mark
    judge(
        participant=new, fact=LATE, part=quarters[1], text="3", reason="Theo sổ", seen=mark, body="home_affairs", by=by
    )
    assert [found.facts[LATE].value for found in known(campaign, [new]).parts[quarters[1]]] == [3]
    assert parts(new) == quarters

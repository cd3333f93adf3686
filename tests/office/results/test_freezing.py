"""A snapshot never changes; what it rests on may, and whoever runs the campaign is told what."""

import json
from datetime import date

import pytest

from tests.office.made import organisation, user
from tests.office.results.made import campaign_of, hoa_thanh
from tests.papers.dossier.pdfs import pdf
from thidua.office import clock
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.journal.hashing import digest
from thidua.office.journal.models import Entry
from thidua.office.organisations.services.tree import merge
from thidua.office.results.errors import ResultError
from thidua.office.results.models import Choice, Snapshot
from thidua.office.results.queries.basis import basis_of
from thidua.office.results.queries.evaluating import evaluation_of
from thidua.office.results.queries.snapshots import changed_since, is_whole, read
from thidua.office.results.services.choosing import Minutes, choose, take_back
from thidua.office.results.services.freezing import freeze, publish
from thidua.office.results.services.working_out import up_to_date
from thidua.office.results.summing import equal_in, lacking_in, undecided_in
from thidua.rules.as_data import as_data

MINUTES = Minutes(number="3/BB", day=date(2018, 12, 1), reason="Có nhiều sáng kiến hơn")


@pytest.fixture
def started():
    return hoa_thanh()


def _paper(campaign):
    return keep(pieces=[pdf("Quyết định")], name="quyet-dinh.pdf", owner=campaign.owner, by=None)


def _settled(campaign):
    """Everything decided that a council decides: contest by contest, the first by name for the highest place."""
    while contests := up_to_date(campaign).summary["contests"]:
        code, award = contests[0]["participants"][0], contests[0]["places"][0]
        choose(participant=campaign.participants.get(code=code), award=award, minutes=MINUTES, by=user())
    return campaign


def _published(campaign):
    frozen = freeze(campaign=_settled(campaign), by=user())
    return publish(snapshot=frozen, number="12/QĐ-UBND", dated=date(2018, 12, 5), paper=_paper(campaign), by=user())


def _changed(campaign, value=77):
    version = Version.objects.filter(fact="late_portal_replies", participant__campaign=campaign)[0]
    state(
        stated=[Stated(participant=version.participant, fact=version.fact, value=value)],
        origin=Origin.INCIDENT,
        by=None,
    )
    return version


def test_a_snapshot_holds_what_was_worked_out_with_all_it_rests_on(started):
    ranking = up_to_date(started)
    snapshot = freeze(campaign=started, by=user(), seen=ranking.basis)
    content = read(snapshot)
    assert json.loads(json.dumps(as_data(evaluation_of(ranking)))) == content["evaluation"]
    assert (content["plan"]["sha256"], is_whole(snapshot)) == (started.plan.content_hash, True)
    assert content["facts"].keys() == set(started.participants.values_list("code", flat=True))
    rows = [
        [(one.code, one.position, one.rank, one.final, one.points, one.award_words) for one in made.rows.all()]
        for made in (ranking, snapshot)
    ]
    assert rows[0] == rows[1]
    entry = Entry.objects.get(act="results.freeze")
    assert json.loads(entry.content)["after"]["content"] == digest(snapshot.content) == snapshot.sha256


def test_a_fact_changed_afterwards_is_told_and_changes_no_snapshot(started):
    snapshot = freeze(campaign=started, by=user())
    rows = list(snapshot.rows.values())
    assert changed_since(snapshot) == []
    version = _changed(started)
    assert up_to_date(started).basis != snapshot.basis
    (told,) = changed_since(snapshot)
    assert (told.whose, told.before, told.now) == (version.participant.name, version.value, "77")
    snapshot.refresh_from_db()
    assert (list(snapshot.rows.values()), is_whole(snapshot)) == (rows, True)


def test_evidence_and_who_says_so_are_told_where_the_value_has_not_changed(started):
    snapshot = freeze(campaign=started, by=user())
    version = Version.objects.filter(fact="late_portal_replies", participant__campaign=started)[0]
    proof = Proof(reference="Sổ theo dõi, trang 3")
    stated = Stated(participant=version.participant, fact=version.fact, value=int(version.value), evidence=[proof])
    state(stated=[stated], origin=Origin.SELF_REPORTED, by=None)
    (told,) = changed_since(snapshot)
    assert (told.what[-12:], told.before, told.now) == (": minh chứng", "không có", "Sổ theo dõi, trang 3")
    state(stated=[stated], origin=Origin.APPRAISED, by=None)
    assert [one.what.rpartition(": ")[2] for one in changed_since(snapshot)] == ["nguồn", "minh chứng"]


def test_a_text_that_was_touched_is_found_out(started):
    snapshot = freeze(campaign=started, by=user())
    Snapshot.objects.update(content=snapshot.content.replace("Hòa", "Hoà"))
    assert is_whole(Snapshot.objects.get()) is False


def test_what_somebody_has_not_seen_is_not_frozen(started):
    seen = up_to_date(started).basis
    _changed(started)
    with pytest.raises(ResultError, match="Số liệu vừa thay đổi"):
        freeze(campaign=started, by=user(), seen=seen)
    assert Snapshot.objects.count() == 0


def test_a_correction_names_the_one_before_and_says_why(started):
    first = freeze(campaign=started, by=user())
    _changed(started)
    with pytest.raises(ResultError, match="cần ghi lý do"):
        freeze(campaign=started, by=user(), reason="  ")
    second = freeze(campaign=started, by=user(), reason="Sót một lần trả lời chậm")
    assert (second.number, second.replaces, second.reason) == (2, first, "Sót một lần trả lời chậm")
    assert read(second)["replaces"] == {"number": 1, "sha256": first.sha256}
    assert read(first)["facts"] != read(second)["facts"]


def test_the_published_one_stays_until_the_correction_is_published(started):
    first = _published(started)
    second = freeze(campaign=started, by=user(), reason="Nhầm")
    with pytest.raises(ResultError, match="đã công bố"):
        publish(snapshot=first, number="1", dated=date(2018, 12, 5), paper=first.paper, by=user())
    publish(snapshot=second, number="13/QĐ", dated=date(2018, 12, 6), paper=first.paper, by=user())
    assert [one.paper_number for one in Snapshot.objects.order_by("number")] == ["12/QĐ-UBND", "13/QĐ"]


def test_one_that_was_replaced_is_not_published_any_more(started):
    first = freeze(campaign=_settled(started), by=user())
    freeze(campaign=started, by=user(), reason="Nhầm")
    with pytest.raises(ResultError, match="đã có phiên bản mới"):
        publish(snapshot=first, number="1", dated=date(2018, 12, 5), paper=_paper(started), by=user())


def test_nothing_is_published_while_places_are_contested(started):
    assert undecided_in(up_to_date(started).summary)
    frozen = freeze(campaign=started, by=user())
    with pytest.raises(ResultError, match="chờ Hội đồng"):
        publish(snapshot=frozen, number="1", dated=date(2018, 12, 5), paper=_paper(started), by=user())


def test_equal_ranks_on_which_no_place_hangs_are_told_and_hold_up_nothing():
    """The council settled who has the place; it records nothing about a rank."""
    running = campaign_of("xa-huong-lua-2026", "xa-huong-lua-2026")
    minutes = Minutes(number="2/BB", day=date(2019, 1, 5), reason="Bỏ phiếu")
    choose(participant=running.participants.get(code="T05"), award="giay_khen_tap_the", minutes=minutes, by=user())
    frozen = freeze(campaign=running, by=user())
    (awaited,) = [one for one in lacking_in(frozen.summary) if one.startswith("Đồng hạng 1 ")]
    assert equal_in(frozen.summary) == [awaited.rpartition("; ")[0]]
    assert awaited not in lacking_in(frozen.summary, published=True)
    publish(snapshot=frozen, number="12/QĐ", dated=date(2018, 12, 5), paper=_paper(running), by=user())


@pytest.mark.parametrize(("number", "dated", "field"), [(" ", date(2018, 12, 5), "number"), ("1", None, "dated")])
def test_publishing_wants_number_and_a_day_that_has_come(started, number, dated, field):
    frozen = freeze(campaign=_settled(started), by=user())
    with pytest.raises(ResultError) as refused:
        publish(snapshot=frozen, number=number, dated=dated or date(2999, 1, 1), paper=_paper(started), by=user())
    assert refused.value.field == field


def test_a_plan_amended_in_between_counts_for_the_ranking_and_not_for_the_snapshot(started):
    snapshot = freeze(campaign=started, by=user())
    before = {one.code: one.final for one in snapshot.rows.all()}
    old = started.plan
    files = [
        {**one, "text": one["text"].replace("late_portal_replies, add: 0.5", "late_portal_replies, add: 1")}
        for one in old.files
    ]
    assert files != old.files
    old.pk, old.files, old.content_hash = None, files, "moi"
    old.save()
    started.plan = old
    started.save()
    after = {one.code: one.final for one in up_to_date(started).rows.all()}
    snapshot.refresh_from_db()
    assert after != before == {one.code: one.final for one in snapshot.rows.all()}
    assert snapshot.plan != started.plan
    assert [one.whose for one in changed_since(Snapshot.objects.get())] == ["Kế hoạch"]


def test_who_left_afterwards_stays_in_the_snapshot_and_is_told(started):
    snapshot = freeze(campaign=started, by=user())
    one = started.participants.first()
    started.participants.filter(pk=one.pk).update(left_on=clock.today())
    assert up_to_date(started).rows.filter(participant=one).count() == 0
    assert snapshot.rows.filter(participant=one).count() == 1
    assert [(told.whose, told.now) for told in changed_since(snapshot)] == [(one.name, "không còn tham gia")]


def test_a_merged_unit_keeps_its_results_under_the_name_of_then(started):
    one = started.participants.first()
    snapshot = freeze(campaign=started, by=user())
    merge(sources=[one.organisation], into=organisation(), on=clock.today(), by=user(), reason="Sắp xếp lại")
    one.name = "Tên mới"
    one.save()
    assert snapshot.rows.get(participant=one).name != "Tên mới"
    assert up_to_date(started).rows.get(participant=one).name == "Tên mới"


def test_a_choice_that_the_plan_does_not_allow_is_refused_with_its_reason(started):
    last = up_to_date(started).rows.exclude(rank=None).order_by("-rank")[0]
    contest = up_to_date(started).summary["contests"][0]
    assert last.code not in contest["participants"]
    with pytest.raises(ResultError, match="Kế hoạch không cho chọn như vậy"):
        choose(participant=last.participant, award=contest["places"][0], minutes=MINUTES, by=user())
    assert Choice.objects.count() == 0


def test_a_choice_settles_a_contest_and_one_taken_back_opens_it_again(started):
    contests = up_to_date(started).summary["contests"]
    _settled(started)
    assert (up_to_date(started).summary["contests"], len(contests) > 0) == ([], True)
    for made in Choice.objects.all():
        take_back(choice=made, reason="Biên bản ghi nhầm", by=user())
    assert up_to_date(started).summary["contests"] == contests
    assert basis_of(started).choices == ()

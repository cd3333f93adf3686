"""Likely doubles: found across units, campaigns and years of one owner, judged by those who run both."""

import pytest
from django.db import IntegrityError, transaction

from tests.office.initiatives.sending import alike, joined, registers
from tests.office.made import campaign, organisation, participant, user, user_with
from thidua.office.access.standing import standing_of
from thidua.office.initiatives.errors import InitiativeError
from thidua.office.initiatives.models import Initiative, Pair
from thidua.office.initiatives.queries import pairs_judged
from thidua.office.initiatives.services.doubles import compare_new, settle
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Role


def pairs() -> list[tuple[str, str]]:
    return [(one.first.name, one.second.name) for one in Pair.objects.order_by("pk")]


def test_doubles_are_found_across_units_campaigns_and_years_of_one_owner_and_not_of_another():
    owner = organisation()
    registers(joined(owner), "Số hóa hồ sơ đất đai", "Khoán chi")
    registers(joined(owner, round="2020", title="Năm sau"), "số hoá hồ sơ đất đai")
    registers(joined(), "Số hóa hồ sơ đất đai")
    assert compare_new() == 4
    assert pairs() == [("Số hóa hồ sơ đất đai", "số hoá hồ sơ đất đai")]
    assert compare_new() == 0


def test_compared_again_each_pair_is_there_once_and_a_verdict_stays():
    owner = organisation()
    for _ in range(2):
        registers(joined(owner), "Khoán chi hành chính")
    compare_new()
    settle(pair=Pair.objects.get(), verdict="different", reason="Hai xã khác nhau", by=user())
    Initiative.objects.update(compared_at=None)
    compare_new()
    assert [one.verdict for one in Pair.objects.all()] == ["different"]


def test_what_a_body_collected_is_no_double_of_what_it_was_collected_from():
    above = joined()
    assert above.organisation is not None
    lower = campaign(above.organisation, level="education", reports_as=above)
    school = participant(lower, group="school")
    for one in (above, school):
        Initiative.objects.create(participant=one, name="Vườn trường xanh")
    lower.owner = above.campaign.owner
    lower.save()
    assert compare_new() == 2
    assert pairs() == []


def test_withdrawn_ones_are_left_alone():
    owner = organisation()
    registers(joined(owner), "Khoán chi hành chính")
    one = joined(owner)
    registers(one, "Khoán chi hành chính")
    registers(one, "Tuyến đường hoa")
    compare_new()
    assert pairs() == []


@pytest.fixture
def pair() -> Pair:
    return alike()


def test_a_verdict_needs_a_reason_and_stands_in_the_chains_of_both_campaigns(pair):
    somebody = user()
    for wrong in ({"verdict": "same", "reason": " "}, {"verdict": "open", "reason": "…"}):
        with pytest.raises(InitiativeError):
            settle(pair=pair, by=somebody, **wrong)
    made = settle(pair=pair, verdict="same", reason="Cùng một phần mềm", by=somebody)
    assert (made.verdict, made.settled_by) == ("same", somebody)
    chains = {entry.chain.name for entry in Entry.objects.filter(act="initiatives.settle")}
    assert chains == {f"campaign:{one.participant.campaign_id}" for one in (pair.first, pair.second)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Pair.objects.update(reason="")


def test_of_two_who_judge_at_once_the_second_is_told(pair):
    settle(pair=pair, verdict="same", reason="Cùng một phần mềm", by=user())
    with pytest.raises(InitiativeError) as refused:
        settle(pair=pair, verdict="different", reason="Khác", by=user())
    assert str(refused.value) == "Có người vừa trả lời về hai sáng kiến này; hãy xem lại."
    settle(pair=Pair.objects.get(), verdict="different", reason="Xem lại hồ sơ: khác", by=user())
    assert Pair.objects.get().verdict == "different"


def test_pairs_are_judged_by_those_who_run_both_campaigns_alone(pair):
    owner = pair.first.participant.campaign.owner
    unit = pair.first.participant.organisation
    assert [*pairs_judged(standing_of(user_with(Role.OFFICER, at=owner)))] == [pair]
    for other in (
        user_with(Role.OFFICER, at=unit),
        user_with(Role.OBSERVER, at=owner),
        user_with(Role.OFFICER, at=organisation()),
        user(),
    ):
        assert [*pairs_judged(standing_of(other))] == []

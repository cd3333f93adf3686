"""An initiative registered before is openly named again in another campaign, and told from a hidden repetition."""

import pytest

from tests.office.initiatives.sending import joined, registers
from tests.office.made import organisation, participant, user, user_with
from tests.papers.dossier.pdfs import pdf
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.files.services.keeping import keep
from thidua.office.initiatives.errors import InitiativeError
from thidua.office.initiatives.models import Initiative, Pair
from thidua.office.initiatives.queries import citable, pairs_judged, said_openly
from thidua.office.initiatives.services.citing import cite, stop_citing
from thidua.office.initiatives.services.describing import add_evidence, remove_evidence
from thidua.office.initiatives.services.doubles import compare_new
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Role
from thidua.office.organisations.services.tree import merge
from thidua.office.submissions.services.opening import open_sheets

NAME = "Số hóa hồ sơ đất đai"


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.FILES = tmp_path / "files"


class Years:
    """One unit in three campaigns of one owner, in each with an initiative of much the same name."""

    def __init__(self):
        self.owner, self.unit = organisation(), organisation()
        self.made = [self._in(title) for title in ("Năm một", "Năm hai", "Năm ba")]

    def _in(self, title):
        first = joined(self.owner, title=title)
        mine = participant(first.campaign, self.unit)
        open_sheets(campaign=first.campaign, by=None, participants=[mine])
        registers(mine, NAME, f"Khoán chi {title}")
        return Initiative.objects.get(participant=mine, name=NAME)


@pytest.fixture
def years():
    return Years()


def test_an_initiative_is_cited_with_its_evidence_which_stays_as_it_was(years):
    first, second, _ = years.made
    kept = keep(pieces=[pdf("Mẫu")], name="mô hình.pdf", owner=years.unit, by=None)
    [proof] = add_evidence(initiative=first, attachments=[kept], by=user())
    cite(initiative=second, earlier=first.pk, by=user())
    remove_evidence(evidence=proof, by=user())
    second.refresh_from_db()
    assert (second.cites, second.cited_as.startswith(f"«{NAME}», phong trào «Năm một»")) == (first, True)
    beside = second.evidence.values_list("attachment", "origin")
    assert list(beside) == [(kept.pk, "đã nộp trong phong trào «Năm một»")]
    with pytest.raises(InitiativeError, match="đã nêu là dùng lại"):
        cite(initiative=second, earlier=first.pk, by=user())
    stop_citing(initiative=second, by=user())
    second.refresh_from_db()
    assert (second.cites, second.cited_as, second.evidence.count()) == (None, "", 1)
    acts = ["initiatives.cite", "initiatives.stop_citing"]
    assert list(Entry.objects.filter(act__in=acts).order_by("pk").values_list("act", flat=True)) == acts


def test_a_pair_said_openly_is_told_from_a_hidden_one_also_through_a_third(years):
    first, second, third = years.made
    Initiative.objects.exclude(name=NAME).delete()
    compare_new()
    runs = standing_of(user_with(Role.OFFICER, at=years.owner))

    def open_ones():
        found = pairs_judged(runs).order_by("first", "second")
        told = [(one.first_id, one.second_id) for one in found if one.openly]
        assert [(one.first_id, one.second_id) for one in said_openly(found, True)] == told
        assert said_openly(found, False).count() == Pair.objects.count() - len(told)
        return told

    assert (Pair.objects.count(), open_ones()) == (3, [])
    cite(initiative=third, earlier=second.pk, by=user())
    assert open_ones() == [(second.pk, third.pk)]
    cite(initiative=second, earlier=first.pk, by=user())
    every = [(first.pk, second.pk), (first.pk, third.pk), (second.pk, third.pk)]
    assert open_ones() == every
    with pytest.raises(InitiativeError, match="đã nêu là dùng lại sáng kiến này"):
        cite(initiative=first, earlier=third.pk, by=user())


def test_only_what_the_unit_or_one_merged_into_it_registered_elsewhere_is_cited_the_most_alike_first(years):
    first, second, third = years.made
    names = [one.name for one in citable(third)]
    assert (names[:2], len(names)) == ([NAME, NAME], 4)
    assert [one.name for one in citable(third, "khoan CHI hai")] == ["Khoán chi Năm hai"]
    other = joined(organisation(), title="Nơi khác")
    registers(other, NAME)
    theirs = Initiative.objects.get(participant=other)
    with pytest.raises(InitiativeError, match="Không có sáng kiến này"):
        cite(initiative=theirs, earlier=first.pk, by=user())
    with pytest.raises(InitiativeError, match="Không có sáng kiến này"):
        cite(initiative=third, earlier=Initiative.objects.get(name="Khoán chi Năm ba").pk, by=user())
    assert other.organisation is not None
    merge(sources=[years.unit], into=other.organisation, on=clock.today(), by=None, reason="Sắp xếp")
    cite(initiative=theirs, earlier=second.pk, by=user())
    theirs.refresh_from_db()
    assert theirs.cites == second

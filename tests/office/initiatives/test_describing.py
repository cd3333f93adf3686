"""What units say of their initiatives: people recognised, two writers, evidence."""

import pytest

from tests.office.initiatives.sending import joined, registers
from tests.office.made import person, user
from thidua.office.files.models import Attachment, StoredFile
from thidua.office.initiatives.errors import ConflictError, InitiativeError
from thidua.office.initiatives.models import Evidence, Initiative
from thidua.office.initiatives.services.describing import Details, add_evidence, describe, parted, remove_evidence
from thidua.office.journal.models import Entry


@pytest.fixture
def known() -> Initiative:
    registers(joined(), "Khoán chi")
    return Initiative.objects.get()


def written(known: Initiative, by=None, **values) -> Initiative:
    shown = Details.of(known)
    wanted = {name: getattr(shown, name) for name in ("kind", "authors", "tags", "expected_completion", "status")}
    return describe(initiative=known, shown=shown, wanted=Details(**(wanted | values)), by=by or user())


def test_details_are_kept_and_written_into_the_campaigns_chain_names_apart(known):
    made = written(known, kind="solution", authors="Trần Mẫu Bình", tags="Zalo; một cửa, zalo", status="running")
    assert (made.kind, made.tags, made.status) == ("solution", ["Zalo", "một cửa"], "running")
    entry = Entry.objects.get(act="initiatives.describe")
    assert entry.chain.name == f"campaign:{known.participant.campaign_id}"
    assert "Bình" not in entry.content
    assert [one.value for one in entry.personal_values.all()] == ["Trần Mẫu Bình"]


def test_nothing_changed_is_nothing_written(known):
    written(known)
    assert Entry.objects.filter(act="initiatives.describe").count() == 0


def test_authors_are_recognised_where_one_of_the_unit_bears_the_name_and_kept_as_written(known):
    place = known.participant.organisation
    binh = person(full_name="Trần Mẫu Bình", organisation=place)
    person(full_name="Lê Mẫu An", organisation=place)
    person(full_name="Lê Mẫu An", organisation=place)
    person(full_name="Đỗ Mẫu Cúc")
    made = written(known, authors="tran mau binh; Lê Mẫu An, Đỗ Mẫu Cúc")
    assert list(made.authors.all()) == [binh]
    assert made.authors_as_written == "tran mau binh; Lê Mẫu An, Đỗ Mẫu Cúc"


def test_a_record_that_stands_for_another_is_the_one_who_is_recognised(known):
    place = known.participant.organisation
    kept = person(full_name="Trần Mẫu Bình", organisation=place)
    person(full_name="Trần Bình", organisation=place, same_as=kept)
    assert list(written(known, authors="Trần Bình").authors.all()) == [kept]


def test_two_who_write_different_fields_both_have_their_say(known):
    again = Initiative.objects.get(pk=known.pk)
    written(known, kind="model")
    made = written(again, tags="Zalo")
    assert (made.kind, made.tags) == ("model", ["Zalo"])


def test_two_who_write_one_field_are_shown_to_each_other_and_nothing_is_overwritten(known):
    again = Initiative.objects.get(pk=known.pk)
    written(known, expected_completion="Tháng 9")
    with pytest.raises(ConflictError) as met:
        written(again, expected_completion="Tháng 10", kind="model")
    assert met.value.theirs == {"expected_completion": "Tháng 9"}
    known.refresh_from_db()
    assert (known.expected_completion, known.kind) == ("Tháng 9", "")
    assert written(again, expected_completion="Tháng 9").expected_completion == "Tháng 9"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "khac"}, "kind"),
        ({"status": "khac"}, "status"),
        ({"tags": "; ".join(map(str, range(21)))}, "tags"),
        ({"authors": "a" * 501}, "authors"),
        ({"expected_completion": "a" * 161}, "expected_completion"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(known, values, field):
    with pytest.raises(InitiativeError) as refused:
        written(known, **values)
    assert refused.value.field == field


def test_a_list_is_parted_at_semicolons_commas_and_lines_but_not_within_a_number():
    assert parted("A, B;C\nD;; a ,giảm 1,5 lần") == ["A", "B", "C", "D", "giảm 1,5 lần"]


def test_evidence_is_added_and_taken_off_once(known):
    file = StoredFile.objects.create(sha256="a" * 64, size=1, media_type="application/pdf")
    kept = Attachment.objects.create(file=file, name="anh.pdf", owner=known.participant.organisation)
    [made] = add_evidence(initiative=known, attachments=[kept], by=user())
    with pytest.raises(InitiativeError):
        add_evidence(initiative=known, attachments=[kept] * 60, by=user())
    remove_evidence(evidence=made, by=user())
    remove_evidence(evidence=made, by=user())
    assert Evidence.objects.count() == 0
    assert list(Entry.objects.filter(act__contains="evidence").values_list("act", flat=True).order_by("number")) == [
        "initiatives.add_evidence",
        "initiatives.remove_evidence",
    ]

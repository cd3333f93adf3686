"""Drafts are begun, written by several without loss, and become versions only when nothing is wrong with them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.office.made import organisation, plan_version, user_with
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans import services
from thidua.office.plans.editing.accepting import accepted, mark_of
from thidua.office.plans.errors import DraftMovedOnError, PlanRefusedError, TextRefusedError
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.plans.queries import plan_of, plan_started_from, study_of_draft
from thidua.plan.rewriting import Put, rewritten

PLANS = sorted(plan_files())
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{two}: &{two} [*{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}]\n"
    for one, two in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture
def owner() -> Organisation:
    return organisation(name="UBND huyện Mẫu")


@pytest.fixture
def officer(owner: Organisation) -> User:
    return user_with(Role.OFFICER, at=owner)


def _shipped(owner: Organisation, by: User, plan_id: str = "cu-chi-2020", years: int = 0) -> PlanDraft:
    return services.start_from_shipped(owner=owner, plan_id=plan_id, years=years, by=by)


def _text(plan_id: str) -> str:
    return plan_files()[plan_id].read_text(encoding="utf-8")


def _acts() -> list[str]:
    return [entry.act for entry in Entry.objects.order_by("number") if entry.act.startswith("plans.")]


@pytest.mark.parametrize("plan_id", PLANS)
def test_every_shipped_plan_can_be_begun_from_and_adopted(plan_id: str, owner: Organisation, officer: User):
    draft = _shipped(owner, officer, plan_id)
    assert (draft.text, draft.based_on_shipped, draft.revision) == (_text(plan_id), plan_id, 1)
    version = services.adopt_draft(draft=draft, revision=1, by=officer)
    assert (version.plan_id, plan_of(version).id, version.files) == (
        plan_id,
        plan_id,
        [{"name": f"{plan_id}.yaml", "text": _text(plan_id)}],
    )
    assert not PlanDraft.objects.exists()
    assert _acts() == ["plans.start", "plans.adopt", "plans.adopt_draft"]


def test_last_years_plan_begins_next_years(owner: Organisation, officer: User):
    draft = services.start_from_version(version=plan_version(owner), years=1, by=officer)
    plan = study_of_draft(draft).plan
    assert plan is not None
    assert (plan.id, plan.period.to, plan.number) == ("cu-chi-2021", date(2021, 11, 30), None)
    assert draft.title == "Thi đua cao điểm cải cách hành chính huyện Củ Chi năm 2021"
    before = plan_started_from(draft)
    assert before is not None
    assert before.id == "cu-chi-2020"


AMENDMENT = (
    "thidua: 1\nid: sua-doi\namends: {plan}\ntitle: Dời hạn đăng ký\nnumber: 20/KH-UBND\nfrom: 2020-04-01\n"
    'clauses: {{"1": Dời hạn}}\ndeadlines:\n  registration: {{date: 2020-05-20, clause: "1"}}\n'
)


def test_what_amended_last_years_plan_is_written_into_next_years(owner: Organisation, officer: User):
    text = plan_files()["cu-chi-2020"].read_text(encoding="utf-8")
    files = [("cu-chi-2020.yaml", text), ("sua-doi.yaml", AMENDMENT.format(plan="cu-chi-2020"))]
    version = services.adopt(owner=owner, files=files, by=officer)
    assert services.amendments_of(version) == ["Dời hạn đăng ký"]
    draft = services.start_from_version(version=version, years=1, by=officer)
    plan = study_of_draft(draft).plan
    assert plan is not None
    assert (plan.deadlines["registration"].date, draft.beside, plan.amendments) == (date(2021, 5, 20), [], ())
    # In the same year it stays an amendment.
    same = services.start_from_version(version=version, years=0, by=officer)
    assert ([one["name"] for one in same.beside], same.text) == (["sua-doi.yaml"], text)


def test_an_amendment_that_cannot_be_written_into_the_plan_is_not_dropped(owner: Organisation, officer: User):
    above = plan_files()["xa-huong-lua-2026"].read_text(encoding="utf-8")
    own = "thidua: 1\nid: duoi\nextends: xa-huong-lua-2026\ntitle: Kế hoạch của thôn\n"
    files = [("duoi.yaml", own), ("tren.yaml", above), ("sua-doi.yaml", AMENDMENT.format(plan="duoi"))]
    kept = [{"name": name, "text": text} for name, text in files]
    version = PlanVersion.objects.create(owner=owner, plan_id="duoi", title="Thôn", files=kept)
    with pytest.raises(PlanRefusedError, match="Dời hạn đăng ký"):
        services.start_from_version(version=version, years=1, by=officer)
    assert not PlanDraft.objects.exists()


def test_a_plan_without_number_and_day_is_not_adopted_until_they_are_there(owner: Organisation, officer: User):
    draft = services.start_from_version(version=plan_version(owner), years=1, by=officer)
    with pytest.raises(PlanRefusedError, match="Còn 2 phát hiện là lỗi"):
        services.adopt_draft(draft=draft, revision=1, by=officer)
    text = rewritten(draft.text, [Put(("number",), "15/KH-UBND"), Put(("issued",), "2021-02-01")])
    services.save(draft=draft, text=text, revision=1, by=officer)
    assert services.adopt_draft(draft=draft, revision=2, by=officer).plan_id == "cu-chi-2021"


def test_a_finding_may_be_accepted_by_a_reading_instead(owner: Organisation, officer: User):
    draft = services.start_from_version(version=plan_version(owner), years=1, by=officer)
    for _ in range(2):
        study = study_of_draft(draft)
        change = accepted(study, mark_of(study.open_findings[0]), "Ghi  khi ký")
        text = rewritten(draft.text, [change])
        draft = services.save(draft=draft, text=text, revision=draft.revision, by=officer)
    study = study_of_draft(draft)
    assert study.plan is not None
    assert {one.reading for one in study.plan.readings.values() if "missing-number" in one.covers} == {"Ghi khi ký"}
    assert study.is_right
    services.adopt_draft(draft=draft, revision=3, by=officer)


def test_a_reading_needs_words_and_a_finding_that_is_still_there(owner: Organisation, officer: User):
    study = study_of_draft(services.start_from_version(version=plan_version(owner), years=1, by=officer))
    for mark, reading in ((mark_of(study.open_findings[0]), " \n"), ("khong-co", "Có")):
        with pytest.raises(PlanRefusedError):
            accepted(study, mark, reading)


def test_an_empty_plan_says_what_is_still_to_be_written(owner: Organisation, officer: User):
    draft = services.start_empty(owner=owner, title="Thi đua «đẹp»: số 1", year=2027, by=officer)
    study = study_of_draft(draft)
    assert study.plan is not None
    assert (study.plan.id, study.plan.title, study.plan.bodies["committee"].label, list(study.plan.rounds)) == (
        "thi-dua-dep-so-1-2027",
        "Thi đua «đẹp»: số 1",
        "UBND huyện Mẫu",
        ["2027"],
    )
    assert [one.code for one in study.open_findings] == ["missing-date", "missing-number"]


def test_two_writers_notice_each_other_and_nothing_is_overwritten(owner: Organisation, officer: User):
    draft = _shipped(owner, officer)
    services.save(draft=draft, text="của người thứ nhất", revision=1, by=officer)
    with pytest.raises(DraftMovedOnError):
        services.save(draft=draft, text="của người thứ hai", revision=1, by=officer)
    draft.refresh_from_db()
    assert (draft.text, draft.revision) == ("của người thứ nhất", 2)
    for act in (services.delete, services.adopt_draft):
        with pytest.raises(DraftMovedOnError):
            act(draft=draft, revision=1, by=officer)
    assert PlanDraft.objects.get().text == "của người thứ nhất"


def test_saving_the_same_text_again_is_no_act(owner: Organisation, officer: User):
    draft = _shipped(owner, officer)
    assert services.save(draft=draft, text=draft.text.replace("\n", "\r\n"), revision=1, by=officer).revision == 1
    assert _acts() == ["plans.start"]


def test_faulty_text_is_kept_as_it_was_typed(owner: Organisation, officer: User):
    draft = _shipped(owner, officer)
    for number, text in enumerate(("title: [\n", BOMB, "a: \x07\n", "", "[" * 5000, "period: {to: 31/02/2026}"), 1):
        draft = services.save(draft=draft, text=text, revision=number, by=officer)
        study = study_of_draft(draft)
        assert (draft.text, study.plan, study.problems != ()) == (text, None, True)
        with pytest.raises(PlanRefusedError, match="lỗi đọc"):
            services.adopt_draft(draft=draft, revision=draft.revision, by=officer)


def test_what_is_no_text_or_too_large_is_refused(owner: Organisation, officer: User):
    draft = _shipped(owner, officer)
    for text in ("a\0b", "a\ud800b", "x" * 10_000_000):
        with pytest.raises(TextRefusedError):
            services.save(draft=draft, text=text, revision=1, by=officer)
    for content in (b"\xff\xfe", b" \n", b"a\0b", b"x" * 10_000_000):
        with pytest.raises(TextRefusedError):
            services.start_from_file(owner=owner, name="a.yaml", content=content, by=officer)
    assert (PlanDraft.objects.get().text, _acts()) == (_text("cu-chi-2020"), ["plans.start"])


def test_an_uploaded_file_becomes_a_draft_faulty_or_not(owner: Organisation, officer: User):
    made = services.start_from_file(owner=owner, name="x.yaml", content=_text("an-bien-2020").encode(), by=officer)
    assert (made.title, made.text) == (
        "Thi đua chuyên đề cải cách hành chính huyện An Biên năm 2020",
        _text("an-bien-2020"),
    )
    faulty = services.start_from_file(owner=owner, name="của tôi.yaml", content=b"\xef\xbb\xbfa: [\r\n", by=officer)
    assert (faulty.title, faulty.text) == ("của tôi", "a: [\n")


def test_an_amendments_file_is_read_with_the_plan_that_it_amends(owner: Organisation, officer: User):
    plan_version(owner)
    text = (
        "thidua: 1\namends: cu-chi-2020\nfrom: 2020-07-01\nid: cu-chi-sua-1\ntitle: Sửa đổi lần một\n"
        "number: 99/KH-UBND\nissued: 2020-06-20\nclauses: {1: Tên mới}\n"
        "bodies: {home_affairs: {label: Phòng Nội vụ mới, clause: 1}}\n"
    )
    draft = services.start_from_file(owner=owner, name="sua.yaml", content=text.encode(), by=officer)
    study = study_of_draft(draft)
    assert study.problems == ()
    assert study.plan is not None
    assert study.plan.bodies["home_affairs"].label == "Phòng Nội vụ mới"
    assert not study.is_whole
    faulty = study_of_draft(draft, text.replace("label: Phòng Nội vụ mới", "lable: X"))
    assert [(one.file, one.place.line) for one in faulty.problems] == [("", 9)]
    version = services.adopt_draft(draft=draft, revision=1, by=officer)
    assert [one["name"] for one in version.files] == ["cu-chi-2020.yaml", "cu-chi-2020-2.yaml"]
    assert plan_of(version).bodies["home_affairs"].label == "Phòng Nội vụ mới"


def test_an_amendment_replaces_a_version_from_a_day(owner: Organisation, officer: User):
    old = plan_version(owner)
    draft = services.start_amendment(version=old, from_=date(2020, 7, 1), by=officer)
    with pytest.raises(PlanRefusedError, match="chưa khác gì"):
        services.adopt_draft(draft=draft, revision=1, by=officer)
    text = rewritten(draft.text, [Put(("bodies", "home_affairs", "label"), "Phòng Nội vụ mới")])
    services.save(draft=draft, text=text, revision=1, by=officer)
    new = services.adopt_draft(draft=draft, revision=2, by=officer)
    assert (new.replaces, new.replaces_from, plan_of(old).bodies["home_affairs"].label) == (
        old,
        date(2020, 7, 1),
        "Phòng Nội vụ huyện",
    )
    with pytest.raises(PlanRefusedError, match="đã có bản thay thế"):
        services.start_amendment(version=old, from_=date(2020, 8, 1), by=officer)


def test_a_draft_is_renamed_and_dropped(owner: Organisation, officer: User):
    draft = _shipped(owner, officer)
    services.rename(draft=draft, title="  Bản   của tôi ", by=officer)
    draft.refresh_from_db()
    assert (draft.title, draft.revision) == ("Bản của tôi", 1)
    for title in (" ", "x" * 256):
        with pytest.raises(PlanRefusedError):
            services.rename(draft=draft, title=title, by=officer)
    services.delete(draft=draft, revision=1, by=officer)
    assert not PlanDraft.objects.exists()
    with pytest.raises(PlanRefusedError, match="vừa bị người khác xóa"):
        services.save(draft=draft, text="x", revision=1, by=officer)
    assert _acts() == ["plans.start", "plans.rename", "plans.delete"]


def test_years_are_not_moved_out_of_reason(owner: Organisation, officer: User):
    for years in (51, -51):
        with pytest.raises(PlanRefusedError):
            _shipped(owner, officer, years=years)
    with pytest.raises(PlanRefusedError):
        _shipped(owner, officer, "khong-co")
    assert not PlanDraft.objects.exists()


def test_the_moment_of_saving_is_kept(owner: Organisation, officer: User):
    draft = _shipped(owner, officer)
    with clock.at(date(2026, 3, 4)):
        saved = services.save(draft=draft, text="x", revision=1, by=officer)
        assert (clock.day_of(saved.changed_at), saved.changed_by) == (date(2026, 3, 4), officer)


def test_a_day_of_replacing_needs_something_that_is_replaced(owner: Organisation):
    day = date(2026, 1, 1)
    for make in (
        lambda: PlanDraft.objects.create(owner=owner, title="x", text="", replaces_from=day),
        lambda: PlanVersion.objects.create(owner=owner, title="x", files=[], replaces_from=day),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make()

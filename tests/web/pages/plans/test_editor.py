"""The editor: what is typed is saved at its place, marked where it is wrong, never lost, never over another's."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.made import plan_version, user_with
from tests.web.components.drawing import words
from tests.web.pages.plans.drafts import NUMBER, REGISTRATION, TITLE, address, sent
from thidua.catalogue import plan_files
from thidua.office.accounts.models import User
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans import services
from thidua.office.plans.editing.fields import fields_of, name_of
from thidua.office.plans.editing.sections import SECTIONS
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.plans.queries import study_of_draft
from thidua.plan.rewriting import Put, rewritten


@pytest.mark.parametrize("slug", sorted(SECTIONS))
@pytest.mark.parametrize("plan_id", ["cu-chi-2020", "hoa-thanh-2018"])
def test_a_tab_that_is_saved_as_it_was_shown_changes_nothing(
    slug: str, plan_id: str, client: Client, owner: Organisation, officer: User
):
    draft = services.start_from_shipped(owner=owner, plan_id=plan_id, by=officer)
    html = client.get(address(draft, slug)).content.decode()
    for one in fields_of(SECTIONS[slug].of(study_of_draft(draft))):
        assert f'id="{one.anchor}"' in html
    assert client.post(address(draft, slug), sent(draft, slug)).status_code == 302
    draft.refresh_from_db()
    assert (draft.revision, draft.text) == (1, plan_files()[plan_id].read_text(encoding="utf-8"))


def test_what_is_typed_stands_in_the_text_and_on_the_page(client: Client, draft: PlanDraft):
    answer = client.post(
        address(draft, "thoi-han"), sent(draft, "thoi-han", **{REGISTRATION: "15/5/2020"}), follow=True
    )
    draft.refresh_from_db()
    assert "date: 2020-05-15, strict: yes" in draft.text
    assert (draft.revision, 'value="15/05/2020"' in answer.content.decode()) == (2, True)
    # Announced as it falls: before the 15th is Thursday the 14th.
    assert "Ngày cuối còn đúng hạn: thứ Năm, 14/5/2020" in words(answer.content.decode())


def test_what_is_wrong_stands_in_the_draft_and_is_marked_at_its_field(client: Client, draft: PlanDraft):
    answer = client.post(
        address(draft, "thoi-han"), sent(draft, "thoi-han", **{REGISTRATION: "31/2/2020"}), follow=True
    )
    html = answer.content.decode()
    draft.refresh_from_db()
    assert "date: 2020-02-31" in draft.text
    (one,) = [one for one in fields_of(SECTIONS["thoi-han"].of(study_of_draft(draft))) if one.name == REGISTRATION]
    assert f'href="{address(draft, "thoi-han")}#{one.anchor}"' in html
    assert 'value="31/02/2020"' in html
    assert html.count("cần một ngày có thật") == 2


def test_two_people_at_different_fields_of_one_form_both_succeed(client: Client, draft: PlanDraft, officer: User):
    mine = sent(draft, "chung", **{NUMBER: "9/KH-UBND"})
    services.save(draft=draft, text=rewritten(draft.text, [Put(("title",), "Của họ")]), revision=1, by=officer)
    assert client.post(address(draft, "chung"), mine).status_code == 302
    draft.refresh_from_db()
    plan = study_of_draft(draft).plan
    assert plan is not None
    assert (plan.title, plan.number) == ("Của họ", "9/KH-UBND")


def test_two_people_at_one_field_see_both_and_nothing_is_overwritten(client: Client, draft: PlanDraft, officer: User):
    mine = sent(draft, "chung", **{TITLE: "Của tôi"})
    services.save(draft=draft, text=rewritten(draft.text, [Put(("title",), "Của họ")]), revision=1, by=officer)
    answer = client.post(address(draft, "chung"), mine)
    told = words(answer.content.decode())
    draft.refresh_from_db()
    assert (answer.status_code, draft.revision) == (422, 2)
    assert "người khác ghi «Của họ», bạn ghi «Của tôi»" in told
    # Having seen both, mine is sent again, and is saved.
    assert client.post(address(draft, "chung"), sent(draft, "chung", **{TITLE: "Của tôi"})).status_code == 302
    draft.refresh_from_db()
    assert "title: Của tôi\n" in draft.text


def test_two_people_at_the_text_see_both(client: Client, draft: PlanDraft, officer: User):
    url = reverse("draft_text", args=[draft.pk])
    theirs, mine = draft.text + "# của họ\n", draft.text + "# của tôi\n"
    services.save(draft=draft, text=theirs, revision=1, by=officer)
    answer = client.post(url, {"text": mine, "revision": "1"})
    html = answer.content.decode()
    draft.refresh_from_db()
    assert (answer.status_code, draft.text) == (422, theirs)
    assert "Người khác # của họ Bạn # của tôi" in words(html)
    assert '<input type="hidden" name="revision" value="2">' in html
    assert client.post(url, {"text": mine, "revision": "2"}).status_code == 200
    draft.refresh_from_db()
    assert draft.text == mine


def test_faulty_text_is_kept_and_told_at_its_line(client: Client, draft: PlanDraft):
    url = reverse("draft_text", args=[draft.pk])
    text = draft.text.replace("issuer: committee", "issuer: [committee")
    html = client.post(url, {"text": text.replace("\n", "\r\n"), "revision": "1"}).content.decode()
    draft.refresh_from_db()
    assert draft.text == text
    assert re.search(r'id="dong-\d+"', html)
    # Forms cannot be drawn of it: they lead to the text, and nothing is lost.
    for answer in (client.get(address(draft, "chung")), client.post(address(draft, "chung"), {})):
        assert answer["Location"] == url
    draft.refresh_from_db()
    assert draft.text == text


def test_hostile_text_is_answered_and_never_harms(client: Client, draft: PlanDraft):
    url = reverse("draft_text", args=[draft.pk])
    before = draft.text
    for text, status in (("x" * 2_500_000, 422), ("a\0b", 422), ("x" * 10_000_000, 400)):
        assert client.post(url, {"text": text, "revision": "1"}).status_code == status
    draft.refresh_from_db()
    assert draft.text == before
    for text in ("a: &a [*a, *a]\n", "a: \x07\n", "[" * 3000, "a: <script>alert(1)</script>\n"):
        draft.refresh_from_db()
        html = client.post(url, {"text": text, "revision": str(draft.revision)}).content.decode()
        assert "<script>alert" not in html
        assert "cần sửa" in html


def test_the_side_is_worked_out_without_saving(client: Client, draft: PlanDraft):
    typed = sent(draft, "chung", **{name_of(("period", "to")): "30/2/2020"})
    told = words(client.post(address(draft, "chung", "draft_section_check"), typed).content.decode())
    assert "cần một ngày có thật" in told
    again = words(client.post(address(draft, "chung", "draft_section_check"), sent(draft, "chung")).content.decode())
    assert "Không còn lỗi." in again
    assert "Số, ký hiệu 3925/KH-UBND" in again
    text = reverse("draft_text_check", args=[draft.pk])
    assert "Dòng 2, cột 1" in words(client.post(text, {"text": "a: [\n"}).content.decode())
    assert client.post(text, {"text": "a\0"}).status_code == 422
    draft.refresh_from_db()
    assert draft.revision == 1


def test_from_last_years_plan_to_the_next_by_the_pages_alone(client: Client, owner: Organisation):
    version = plan_version(owner)
    client.post(reverse("plan_renew", args=[version.pk]), {"years": "1"})
    draft = PlanDraft.objects.get()
    review = reverse("draft_review", args=[draft.pk])
    assert "Ban hành" not in words(client.get(review).content.decode()).split("Còn 2 chỗ cần sửa", 1)[1]
    form = sent(draft, "chung", **{NUMBER: "15/KH-UBND"})
    client.post(address(draft, "chung"), form)
    mark = re.search(r'name="phat-hien" value="(\w+)"', client.get(review).content.decode())
    assert mark is not None
    client.post(reverse("draft_accept", args=[draft.pk]), {"phat-hien": mark[1], "cach-hieu": "Ghi ngày khi ký"})
    assert "Thi đua" in words(client.get(reverse("draft_compare", args=[draft.pk])).content.decode())
    adopt = reverse("draft_adopt", args=[draft.pk])
    shown = re.search(r'name="xac-nhan" value="(\w+)"', client.post(adopt).content.decode())
    assert shown is not None
    answer = client.post(adopt, {"xac-nhan": shown[1]})
    new = PlanVersion.objects.exclude(pk=version.pk).get()
    assert answer["Location"] == reverse("plan", args=[new.pk])
    assert (new.plan_id, PlanDraft.objects.exists()) == ("cu-chi-2021", False)


def test_renewing_an_amended_plan_says_what_goes_along(client: Client, owner: Organisation, officer: User):
    text = plan_files()["cu-chi-2020"].read_text(encoding="utf-8")
    amendment = (
        "thidua: 1\nid: sua-doi\namends: cu-chi-2020\ntitle: Dời hạn đăng ký\nfrom: 2020-04-01\n"
        'clauses: {"1": Dời hạn}\ndeadlines:\n  registration: {date: 2020-05-20, clause: "1"}\n'
    )
    files = [("cu-chi-2020.yaml", text), ("sua-doi.yaml", amendment)]
    url = reverse("plan_renew", args=[services.adopt(owner=owner, files=files, by=officer).pk])
    told = words(client.get(url).content.decode())
    assert "Các sửa đổi sau được ghi luôn vào bản thảo: Dời hạn đăng ký." in told
    client.post(url, {"years": "1"})
    assert "date: 2021-05-20" in PlanDraft.objects.get().text


def test_a_faulty_plan_is_not_adopted(client: Client, draft: PlanDraft, officer: User):
    services.save(draft=draft, text="title: [", revision=1, by=officer)
    assert client.post(reverse("draft_adopt", args=[draft.pk])).status_code == 302
    assert not PlanVersion.objects.exists()
    assert client.get(reverse("draft_word", args=[draft.pk])).status_code == 404
    for name in ("draft_words", "draft_compare", "draft_review", "draft_export"):
        assert client.get(reverse(name, args=[draft.pk])).status_code == 200


@pytest.mark.parametrize("name", ["draft_section", "draft_text", "draft_review"])
def test_a_page_of_the_editor_asks_the_database_little(
    name: str, client: Client, draft: PlanDraft, django_assert_num_queries: Any
):
    url = reverse(name, args=[draft.pk, "chung"] if name == "draft_section" else [draft.pk])
    client.get(url)
    with django_assert_num_queries(6):
        client.get(url)


def test_what_the_checks_find_in_a_long_plan_follows_in_a_second_request(client: Client, owner: Organisation):
    text = plan_files()["hoa-thanh-2018"].read_text(encoding="utf-8")
    text = text.replace("number: 101/KH-UBND\n", "") + "# dài\n" * 400
    officer = user_with(Role.OFFICER, at=owner)
    draft = services.start_from_file(owner=owner, name="a.yaml", content=text.encode(), by=officer)
    url = address(draft, "chung", "draft_section_check")
    first = client.post(url, sent(draft, "chung")).content.decode()
    assert f'hx-post="{url}?day-du=1"' in first
    assert "Không còn lỗi đọc. Đang soát" in words(first)
    second = client.post(f"{url}?day-du=1", sent(draft, "chung")).content.decode()
    assert "Đang soát" not in second
    assert "Văn bản không có số, ký hiệu" in words(second)
    # Known by now, so it is there at once.
    assert "Văn bản không có số, ký hiệu" in words(client.get(address(draft, "chung")).content.decode())

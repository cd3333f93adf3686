"""Parts of a plan in the editor: added, refused, asked for before they go, never outside their tab."""

import re

from django.test import Client

from tests.web.components.drawing import words
from tests.web.pages.plans.drafts import address, sent
from thidua.catalogue import plan_files
from thidua.office.accounts.models import User
from thidua.office.plans import services
from thidua.office.plans.editing.fields import fields_of, name_of
from thidua.office.plans.editing.sections import SECTIONS
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft
from thidua.plan.rewriting import Put, rewritten


def test_a_part_is_added_and_taken_away_after_being_asked(client: Client, draft: PlanDraft):
    adding = '["fields"]'
    typed = {"them": adding, f"moi:{adding}:label": "Chuyển đổi số", f"moi:{adding}:clause": "I.1/1"}
    assert client.post(address(draft, "muc-tieu"), sent(draft, "muc-tieu") | typed).status_code == 302
    draft.refresh_from_db()
    assert "  chuyen_doi_so: {label: Chuyển đổi số, clause: I.1/1}\n" in draft.text
    taking = sent(draft, "muc-tieu") | {"bo": name_of(("fields", "chuyen_doi_so"))}
    page = client.post(address(draft, "muc-tieu"), taking)
    assert "Bỏ «Chuyển đổi số» khỏi bản thảo?" in words(page.content.decode())
    mark = re.search(r'name="xac-nhan" value="(\w+)"', page.content.decode())
    assert mark is not None
    assert client.post(address(draft, "muc-tieu"), taking | {"xac-nhan": mark[1]}).status_code == 302
    draft.refresh_from_db()
    assert (draft.revision, draft.text) == (3, plan_files()["cu-chi-2020"].read_text(encoding="utf-8"))


def _new(path: tuple[str, ...], **typed: str) -> dict[str, str]:
    """What a form for a new part would send."""
    return {f"moi:{name_of(path)}:{name}": value for name, value in typed.items()}


def test_a_condition_is_added_with_what_it_asks_and_the_clause_it_stands_on(client: Client, draft: PlanDraft):
    typed = _new(("gates",), label="Không nợ báo cáo", of="+yes_no", bound="is", value="Có", clause="II.6")
    # Seen beside the form before it is saved.
    beside = client.post(address(draft, "dieu-kien", "draft_section_check"), sent(draft, "dieu-kien") | typed)
    assert "Không nợ báo cáo" in words(beside.content.decode())
    # «Lưu» takes along what was begun: nothing typed is lost.
    assert client.post(address(draft, "dieu-kien"), sent(draft, "dieu-kien") | typed).status_code == 302
    draft.refresh_from_db()
    plan = study_of_draft(draft).plan
    assert plan is not None
    (gate,) = [one for one in plan.gates if one.label == "Không nợ báo cáo"]
    assert (gate.id, gate.clause, plan.facts["khong_no_bao_cao"].type) == ("khong_no_bao_cao", ("II.6",), "yes_no")
    taking = sent(draft, "dieu-kien") | {"bo": name_of(("gates", len(plan.gates) - 1))}
    told = words(client.post(address(draft, "dieu-kien"), taking).content.decode())
    assert "Số liệu «Không nợ báo cáo», chỉ mục này dùng" in told
    assert "Điều khoản «II.6», chỉ mục này dùng" in told


def test_a_new_part_that_lacks_something_is_refused_and_stays_typed(client: Client, draft: PlanDraft):
    typed = _new(("gates",), label="Không nợ báo cáo", of="+yes_no", bound="is", value="bảy", clause="II.6")
    answer = client.post(address(draft, "dieu-kien"), sent(draft, "dieu-kien") | typed)
    html = answer.content.decode()
    assert (answer.status_code, "Giá trị so sánh ở đây là «có» hoặc «không»." in words(html)) == (422, True)
    assert ('value="Không nợ báo cáo"' in html, '<details class="adding" open>' in html) == (True, True)
    typed = _new(("gates",), label="Không nợ báo cáo", of="khong-co", bound="is", value="có", clause="II.6")
    assert client.post(address(draft, "dieu-kien"), sent(draft, "dieu-kien") | typed).status_code == 422
    draft.refresh_from_db()
    assert draft.revision == 1


def test_what_is_still_referred_to_is_not_taken_out_and_the_places_are_told(client: Client, draft: PlanDraft):
    taking = sent(draft, "co-quan") | {"bo": name_of(("bodies", "committee"))}
    answer = client.post(address(draft, "co-quan"), taking)
    html = answer.content.decode()
    (issuer,) = [one for one in fields_of(SECTIONS["chung"].of(study_of_draft(draft))) if one.path == ("issuer",)]
    assert answer.status_code == 422
    assert "Chưa bỏ được «UBND huyện Củ Chi»" in words(html)
    assert f'href="{address(draft, "chung")}#{issuer.anchor}"' in html
    draft.refresh_from_db()
    assert draft.revision == 1


def test_a_tab_without_anything_to_save_has_no_button_for_it(client: Client, draft: PlanDraft):
    buttons = [
        ">Lưu</button></div>" in client.get(address(draft, slug)).content.decode()
        for slug in ("chung", "thang-diem", "xep-loai")
    ]
    assert buttons == [True, False, False]


def test_many_parts_are_folded_and_those_to_be_mended_are_open(client: Client, draft: PlanDraft, officer: User):
    assert client.get(address(draft, "thoi-han")).content.decode().count('<details class="editor-fold"') == len(
        study_of_draft(draft).data["deadlines"]  # type: ignore[index, arg-type, call-overload]
    )
    text = rewritten(draft.text, [Put(("deadlines", "registration", "date"), "2020-02-31")])
    services.save(draft=draft, text=text, revision=1, by=officer)
    html = client.get(address(draft, "thoi-han")).content.decode()
    opened = re.findall(r'<details class="editor-fold" id="[^"]*" open><summary>([^<]*)', html)
    assert [one.strip() for one in opened] == ["Đăng ký thi đua"]


def test_nothing_outside_a_tab_is_changed_by_a_made_up_name(client: Client, draft: PlanDraft):
    forged = sent(draft, "chung") | {"cu:" + name_of(("gates",)): "x", "o:" + name_of(("gates",)): "y"}
    assert client.post(address(draft, "chung"), forged).status_code == 422
    assert client.post(address(draft, "chung"), sent(draft, "chung") | {"bo": '["gates"]'}).status_code == 404
    assert client.post(address(draft, "chung"), sent(draft, "chung") | {"them": '["gates"]'}).status_code == 404
    draft.refresh_from_db()
    assert draft.revision == 1

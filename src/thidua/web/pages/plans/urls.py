"""Addresses of plans."""

from django.urls import path

from thidua.web.pages.plans import acts, bringing, checking, editing, lists, starting, text, trying, versions

urlpatterns = [
    path("", lists.plans, name="plans"),
    path("soan/", starting.start, name="plan_start"),
    path("<int:version>/", versions.version, name="plan"),
    path("<int:version>/tai-ve/", versions.export, name="plan_export"),
    path("<int:version>/word/", versions.as_word, name="plan_word"),
    path("<int:version>/pdf/", versions.as_pdf, name="plan_pdf"),
    path("<int:written_version>/nam-sau/", starting.renew, name="plan_renew"),
    path("<int:written_version>/sua-doi/", starting.amend, name="plan_amend"),
    path("<int:written_version>/thu/", trying.of_version, name="plan_try"),
    path("ban-thao/<int:draft>/thu/", trying.of_draft, name="draft_try"),
    path("ban-thao/<int:draft>/", editing.draft, name="draft"),
    path("ban-thao/<int:draft>/van-ban/", text.text, name="draft_text"),
    path("ban-thao/<int:draft>/van-ban/xem/", checking.check_text, name="draft_text_check"),
    path("ban-thao/<int:draft>/so-sanh/", acts.compare, name="draft_compare"),
    path("ban-thao/<int:draft>/bang-loi/", acts.words, name="draft_words"),
    path("ban-thao/<int:draft>/soat/", acts.review, name="draft_review"),
    path("ban-thao/<int:draft>/soat/chap-nhan/", acts.accept, name="draft_accept"),
    path("ban-thao/<int:draft>/ban-hanh/", acts.adopt, name="draft_adopt"),
    path("ban-thao/<int:draft>/doi-ten/", acts.rename, name="draft_rename"),
    path("ban-thao/<int:draft>/xoa/", acts.delete, name="draft_delete"),
    path("ban-thao/<int:draft>/tai-ve/", acts.export, name="draft_export"),
    path("ban-thao/<int:draft>/word/", acts.as_word, name="draft_word"),
    path("ban-thao/<int:draft>/pdf/", acts.as_pdf, name="draft_pdf"),
    path("ban-thao/<int:draft>/thang-diem/excel/", bringing.upload, name="draft_rubric"),
    path("ban-thao/<int:draft>/thang-diem/excel/xem/", bringing.bring_in, name="draft_rubric_rows"),
    path("ban-thao/<int:draft>/phan/<slug:section>/", editing.section, name="draft_section"),
    path("ban-thao/<int:draft>/phan/<slug:section>/xem/", checking.check_section, name="draft_section_check"),
]

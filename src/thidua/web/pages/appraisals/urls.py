"""Addresses of appraising."""

from django.urls import path

from thidua.web.pages.appraisals import (
    accepting,
    explaining,
    judging,
    participants,
    rounds,
    scoring,
    seating,
    sharing,
    subjects,
)

urlpatterns = [
    path("phong-trao/<int:campaign>/tham-dinh/", participants.everybody, name="appraisal"),
    path("phong-trao/<int:campaign>/tham-dinh/muc/", subjects.subjects, name="appraisal_subjects"),
    path("phong-trao/<int:campaign>/tham-dinh/muc/<str:subject>/", subjects.subject, name="appraisal_subject"),
    path("phong-trao/<int:appraised_campaign>/tham-dinh/chap-nhan/", accepting.accepted, name="appraisal_accept"),
    path("phong-trao/<int:campaign>/tham-dinh/phan-cong/", sharing.shared_out, name="appraisal_sharing"),
    path("phong-trao/<int:campaign>/tham-dinh/giai-trinh/", rounds.explanation_round, name="appraisal_round"),
    path("phong-trao/<int:campaign>/tham-dinh/khong-con-dung/", rounds.withdrawn, name="appraisal_without_use"),
    path("phong-trao/<int:appraised_campaign>/cham-diem/", scoring.mine, name="scoring"),
    path("phong-trao/<int:campaign>/cham-diem/giao/", seating.seated, name="seating"),
    path("phong-trao/doi-tuong/<int:participant>/diem-cham/", scoring.of_participant, name="scores_of"),
    path("phong-trao/doi-tuong/<int:participant>/tham-dinh/", participants.one, name="appraisal_of"),
    path("phong-trao/doi-tuong/<int:appraised>/tham-dinh/xong/", participants.settled, name="appraisal_settle"),
    path("phong-trao/doi-tuong/<int:participant>/tham-dinh/<str:fact>/", judging.fact, name="appraisal_fact"),
    path("phong-trao/doi-tuong/<int:participant>/giai-trinh/", explaining.explanation, name="explanation"),
]

"""Addresses of initiatives."""

from django.urls import path

from thidua.web.pages.initiatives import citing, describing, doubles, lists

urlpatterns = [
    path("sang-kien/", lists.initiatives, name="initiatives"),
    path("sang-kien/trung/", doubles.pairs, name="initiative_pairs"),
    path("sang-kien/trung/<int:pair>/", doubles.pair, name="initiative_pair"),
    path("sang-kien/<int:initiative>/", lists.initiative, name="initiative"),
    path("sang-kien/<int:initiative>/sua/", describing.described, name="initiative_edit"),
    path("sang-kien/<int:own_initiative>/dung-lai/", citing.cited, name="initiative_cite"),
    path("sang-kien/<int:initiative>/minh-chung/", describing.evidence_added, name="initiative_evidence"),
    path("sang-kien/minh-chung/<int:evidence>/bo/", describing.evidence_removed, name="initiative_evidence_remove"),
]

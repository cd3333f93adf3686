"""Addresses of matters recorded, inspections, items forwarded and figures supplied."""

from django.urls import path

from thidua.web.pages.records import importing, inspecting, lists, matters, recording, supplying

urlpatterns = [
    path("su-viec/", lists.campaigns, name="record_campaigns"),
    path("phong-trao/<int:campaign>/su-viec/", lists.matters, name="matters"),
    path("phong-trao/<int:campaign>/su-viec/moi/", recording.new, name="matter_new"),
    path("phong-trao/<int:campaign>/su-viec/nhap/", importing.matters, name="matters_import"),
    path("phong-trao/<int:campaign>/su-viec/ghi-du/", recording.book_settled, name="book_settle"),
    path("phong-trao/<int:campaign>/su-viec/kiem-tra/", lists.inspections, name="inspections"),
    path("phong-trao/<int:campaign>/su-viec/kiem-tra/moi/", inspecting.new, name="inspection_new"),
    path("phong-trao/<int:campaign>/su-viec/chuyen-den/", lists.forwarded, name="forwarded"),
    path("phong-trao/<int:campaign>/su-viec/so-lieu/", supplying.figures, name="figures"),
    path("phong-trao/<int:campaign>/su-viec/so-lieu/nhap/", importing.figures, name="figures_import"),
    path("su-viec/<int:matter>/", matters.matter, name="matter"),
    path("kiem-tra/<int:inspection>/", inspecting.inspection, name="inspection"),
]

"""Addresses of results, live and frozen."""

from django.urls import path

from thidua.web.pages.results import about, charts, exports, places, ranking, snapshots

urlpatterns = [
    path("phong-trao/<int:campaign>/ket-qua/", ranking.ranking, name="results"),
    path("phong-trao/<int:campaign>/ket-qua/chi-tieu/", ranking.criteria, name="results_criteria"),
    path("phong-trao/<int:campaign>/ket-qua/khen-thuong/", places.shown, name="results_places"),
    path("phong-trao/<int:campaign>/ket-qua/lua-chon/", places.chosen, name="results_choose"),
    path("phong-trao/lua-chon/<int:choice>/rut/", places.taken_back, name="results_take_back"),
    path("phong-trao/<int:campaign>/ket-qua/bieu-do/", charts.charts, name="results_charts"),
    path("phong-trao/<int:campaign>/ket-qua/excel/", exports.workbook, name="results_workbook"),
    path("phong-trao/<int:campaign>/ket-qua/csv/", exports.csv_file, name="results_csv"),
    path("phong-trao/<int:campaign>/ket-qua/tinh-lai/", exports.recount, name="results_recount"),
    path("phong-trao/<int:campaign>/ket-qua/ban-chot/", snapshots.snapshots, name="snapshots"),
    path("phong-trao/<int:campaign>/ket-qua/chot/", snapshots.frozen, name="results_freeze"),
    path("phong-trao/doi-tuong/<int:participant>/ket-qua/", about.participant, name="result"),
    path("phong-trao/ban-chot/<int:snapshot>/", snapshots.snapshot, name="snapshot"),
    path("phong-trao/ban-chot/<int:snapshot>/noi-dung/", snapshots.content, name="snapshot_content"),
    path("phong-trao/ban-chot/<int:snapshot>/cong-bo/", snapshots.published, name="snapshot_publish"),
    path("phong-trao/ban-chot/dong/<int:frozen_row>/", about.frozen, name="snapshot_row"),
]

"""Addresses of organisations."""

from django.urls import path

from thidua.web.pages.organisations import acts, importing, views

urlpatterns = [
    path("", views.organisation_list, name="organisations"),
    path("nhap/", importing.import_units, name="import_units"),
    path("<int:organisation>/", views.organisation_page, name="organisation"),
    *(
        path(f"<int:organisation>/{address}/", views.organisation_act, {"act": act}, name=f"organisation_{name}")
        for address, name, act in (
            ("them", "found", acts.FOUND),
            ("doi-ten", "rename", acts.RENAME),
            ("chuyen", "move", acts.MOVE),
            ("ket-thuc", "close", acts.CLOSE),
            ("sap-nhap", "merge", acts.MERGE),
            ("chia-tach", "split", acts.SPLIT),
        )
    ),
]

"""All addresses, in Vietnamese without tones; each area has its own file."""

from django.urls import include, path

urlpatterns = [
    path("", include("thidua.web.pages.home.urls")),
    path("", include("thidua.web.pages.sheets.urls")),
    path("", include("thidua.web.pages.files.urls")),
    path("", include("thidua.web.pages.campaigns.urls")),
    path("", include("thidua.web.pages.followup.urls")),
    path("", include("thidua.web.pages.initiatives.urls")),
    path("", include("thidua.web.pages.records.urls")),
    path("", include("thidua.web.pages.appraisals.urls")),
    path("", include("thidua.web.pages.results.urls")),
    path("ke-hoach/", include("thidua.web.pages.plans.urls")),
    path("viec-nen/", include("thidua.web.pages.jobs.urls")),
    path("tai-khoan/", include("thidua.web.signing_in.urls")),
    path("co-quan/", include("thidua.web.pages.organisations.urls")),
    path("con-nguoi/", include("thidua.web.pages.people.urls")),
    path("chon/", include("thidua.web.pages.choosing.urls")),
    path("nguoi-dung/", include("thidua.web.pages.accounts.urls")),
    path("huong-dan/", include("thidua.web.pages.guides.urls")),
    path("nhat-ky/", include("thidua.web.pages.journal.urls")),
]

"""All addresses, in Vietnamese without tones; each area has its own file."""

from django.urls import include, path

urlpatterns = [
    path("", include("thidua.web.pages.home.urls")),
    path("", include("thidua.web.pages.campaigns.urls")),
    path("viec-nen/", include("thidua.web.pages.jobs.urls")),
    path("tai-khoan/", include("thidua.web.signing_in.urls")),
]

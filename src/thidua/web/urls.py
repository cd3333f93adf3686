"""All addresses, in Vietnamese without tones; each area has its own file."""

from django.urls import include, path

urlpatterns = [
    path("", include("thidua.web.pages.home.urls")),
    path("tai-khoan/", include("allauth.account.urls")),
    path("tai-khoan/hai-lop/", include("allauth.mfa.urls")),
    path("tai-khoan/phien/", include("allauth.usersessions.urls")),
]

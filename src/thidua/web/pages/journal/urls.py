"""Addresses of the journal."""

from django.urls import path

from thidua.web.pages.journal import views

urlpatterns = [
    path("", views.journal_list, name="journal"),
    path("<int:entry>/", views.journal_entry, name="journal_entry"),
    path("rieng-tu/<int:value>/xoa/", views.journal_erase, name="journal_erase"),
]

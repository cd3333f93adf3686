"""Addresses of the guides."""

from django.urls import path

from thidua.web.pages.guides import views

urlpatterns = [
    path("", views.index, name="guides"),
    path("hinh/<slug:picture>.webp", views.picture, name="guide_picture"),
    path("<slug:guide>/", views.guide, name="guide"),
]

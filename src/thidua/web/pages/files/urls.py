"""Addresses of stored files."""

from django.urls import path

from thidua.web.pages.files import views

urlpatterns = [path("tep/<int:attachment>/", views.attachment, name="attachment")]

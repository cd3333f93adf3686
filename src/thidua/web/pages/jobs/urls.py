"""Addresses of jobs."""

from django.urls import path

from thidua.web.pages.jobs import views

urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<int:job>/", views.job, name="job"),
    path("<int:job>/tien-do/", views.progress, name="job_progress"),
    path("<int:job>/dung/", views.stop, name="job_stop"),
]

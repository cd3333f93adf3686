"""Addresses of what fields ask for while somebody types."""

from django.urls import path

from thidua.web.pages.choosing import views

urlpatterns = [
    path("don-vi/", views.unit, name="choose_unit"),
    path("nguoi/", views.somebody, name="choose_person"),
    path("co-quan-lap-ke-hoach/", views.plan_owner, name="choose_plan_owner"),
    path("phong-trao/<int:campaign>/don-vi/", views.campaign_unit, name="choose_campaign_unit"),
    path("phong-trao/<int:campaign>/co-quan/", views.campaign_body, name="choose_campaign_body"),
    path("phong-trao/<int:open_campaign>/xin-tham-gia/", views.asking_unit, name="choose_asking_unit"),
]

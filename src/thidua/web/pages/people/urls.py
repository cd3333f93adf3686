"""Addresses of people and their roles."""

from django.urls import path

from thidua.web.pages.organisations.importing import import_people
from thidua.web.pages.people import roles, views

urlpatterns = [
    path("", views.people_list, name="people"),
    path("them/", views.person_add, name="person_add"),
    path("nhap/", import_people, name="import_people"),
    path("trung/", views.people_twice, name="people_twice"),
    path("<int:person>/", views.person_page, name="person"),
    path("<int:person>/sua/", views.person_change, name="person_change"),
    path("<int:person>/vai-tro/", roles.role_give, name="role_give"),
    path("<int:person>/ban-giao/", roles.hand_over, name="hand_over"),
    path("vai-tro/<int:membership>/ket-thuc/", roles.role_end, name="role_end"),
    path("vai-tro/<int:membership>/uy-quyen/", roles.role_deputise, name="role_deputise"),
]

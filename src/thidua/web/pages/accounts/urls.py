"""Addresses of accounts."""

from django.urls import path

from thidua.web.pages.accounts import many, views

urlpatterns = [
    path("", views.account_list, name="accounts"),
    path("mo-nhieu/", many.open_chosen, name="accounts_open"),
    path("lien-ket/", many.link_chosen, name="accounts_links"),
    path("lien-ket/excel/", many.link_workbook, name="accounts_links_workbook"),
    path("mo/<int:person>/", views.account_open, name="account_open"),
    path("<int:account>/", views.account_page, name="account"),
    path("<int:account>/lien-ket/", views.account_link, name="account_link"),
    path("<int:account>/khoa/", views.account_close, name="account_close"),
    path("<int:account>/mo-lai/", views.account_reopen, name="account_reopen"),
    path("<int:account>/hai-lop/", views.account_forget, name="account_forget"),
]

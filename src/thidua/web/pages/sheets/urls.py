"""Addresses of sheets."""

from django.urls import path

from thidua.web.pages.sheets import answering, below, citing, filling, giving_out, listing, sending, taking_in

urlpatterns = [
    path("bieu/", listing.mine, name="my_sheets"),
    path("bieu/<int:sheet>/", filling.sheet, name="sheet"),
    path("bieu/<int:sheet>/o/", filling.cell, name="sheet_cell"),
    path("bieu/<int:sheet>/chon/<int:cell_version>/", filling.settled, name="sheet_settle"),
    path("bieu/<int:sheet>/lich-su/", filling.history, name="sheet_history"),
    path("bieu/<int:sheet>/tep/", filling.attached, name="sheet_attach"),
    path("bieu/<int:sheet>/tep/<int:sheet_file>/bo/", filling.detached, name="sheet_detach"),
    path("bieu/<int:own_sheet>/dung-lai/", citing.choose, name="sheet_cite"),
    path("bieu/<int:own_sheet>/lay-lai/", citing.taken, name="sheet_take_again"),
    path("bieu/<int:sheet>/excel/", taking_in.uploaded, name="sheet_upload"),
    path("bieu/<int:sheet>/excel/<int:workbook>/", taking_in.taken, name="sheet_workbook"),
    path("bieu/<int:sheet>/tong-hop/", below.rolled_up, name="sheet_roll_up"),
    path("bieu/<int:sheet>/in/", giving_out.given, name="sheet_print"),
    path("bieu/<int:sheet>/gui/", sending.sent, name="sheet_send"),
    path("bieu/<int:sheet>/tra-loi/", answering.answered, name="sheet_answer"),
    path("phong-trao/<int:campaign>/bieu/", listing.of_campaign, name="campaign_sheets"),
    path("phong-trao/<int:campaign>/bieu/nhan/", answering.accepted, name="sheets_accept"),
]

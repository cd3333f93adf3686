"""Addresses of follow-up. ``board``: a deadline, and after a point the month or quarter of one that recurs."""

from django.urls import path

from thidua.web.pages.followup import boards, calendars, letters, outbox, reminding, schedules

urlpatterns = [
    path("phong-trao/<int:campaign>/theo-doi/", boards.nearest, name="campaign_boards"),
    path("phong-trao/<int:campaign>/theo-doi/<str:board>/", boards.board, name="campaign_board"),
    path("phong-trao/<int:campaign>/theo-doi/<str:board>/nhac/", reminding.remind_units, name="campaign_remind"),
    path("phong-trao/<int:campaign>/theo-doi/<str:board>/cong-van/", letters.letters, name="reminder_letters"),
    path("phong-trao/<int:campaign>/da-nhac/", reminding.made, name="campaign_reminders"),
    path("phong-trao/<int:campaign>/lich-nhac/", schedules.schedules, name="campaign_schedules"),
    path("n/<slug:code>/", reminding.short_link, name="short_link"),
    path("lich/", calendars.about, name="calendar"),
    path("lich/tep/", calendars.file, name="calendar_file"),
    path("lich/<str:feed>.ics", calendars.feed, name="calendar_feed"),
    path("thu-di/", outbox.outbox, name="outbox"),
    path("thu-di/<int:message>/", outbox.message, name="outbox_message"),
]

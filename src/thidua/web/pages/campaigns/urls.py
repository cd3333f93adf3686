"""Addresses of campaigns."""

from django.urls import path

from thidua.web.pages.campaigns import (
    about,
    applying,
    changing,
    going_on,
    launching,
    letters,
    lists,
    preparing,
    taking_part,
)

urlpatterns = [
    path("phong-trao/", lists.campaigns, name="campaigns"),
    path("phong-trao/moi/", preparing.new, name="campaign_new"),
    path("phong-trao/<int:campaign>/", about.campaign, name="campaign"),
    path("phong-trao/<int:campaign>/thiet-lap/", preparing.settings, name="campaign_settings"),
    path("phong-trao/<int:campaign>/co-quan/", preparing.bodies, name="campaign_bodies"),
    path("phong-trao/<int:campaign>/ky-moi/", going_on.new_round, name="campaign_new_round"),
    path("phong-trao/<int:campaign>/bo/", preparing.discarded, name="campaign_discard"),
    path("phong-trao/<int:campaign>/doi-tuong/", lists.participants, name="participants"),
    path("phong-trao/<int:campaign>/doi-tuong/them/", taking_part.one, name="participants_one"),
    path("phong-trao/<int:campaign>/doi-tuong/to-chuc/", taking_part.tree, name="participants_tree"),
    path("phong-trao/<int:campaign>/doi-tuong/danh-sach/", taking_part.listed, name="participants_list"),
    path("phong-trao/<int:campaign>/doi-tuong/bo/", taking_part.removed, name="participants_remove"),
    path("phong-trao/<int:campaign>/phat-dong/", launching.launched, name="campaign_launch"),
    path("phong-trao/<int:campaign>/cong-van-phat-dong/", letters.all_letters, name="campaign_letters"),
    path("phong-trao/<int:campaign>/gia-han/", changing.extension, name="campaign_extend"),
    path("phong-trao/<int:campaign>/dinh-ngay/", changing.event, name="campaign_event"),
    path("phong-trao/<int:campaign>/ke-hoach/", changing.plan, name="campaign_plan"),
    path("phong-trao/<int:campaign>/khoa/", changing.non_senders, name="campaign_close_senders"),
    path("phong-trao/<int:campaign>/ket-thuc/", changing.end, name="campaign_end"),
    path("phong-trao/<int:open_campaign>/tham-gia/", applying.ask, name="campaign_join"),
    path("phong-trao/de-nghi/<int:application>/", applying.answer, name="application"),
    path("phong-trao/doi-tuong/<int:participant>/", about.participant, name="participant"),
    path("phong-trao/doi-tuong/<int:participant>/sua/", taking_part.amended, name="participant_amend"),
    path("phong-trao/doi-tuong/<int:participant>/thoi/", taking_part.left, name="participant_leave"),
    path("phong-trao/doi-tuong/<int:participant>/cap-duoi/", preparing.lower, name="participant_lower"),
    path("phong-trao/doi-tuong/<int:participant>/cong-van/", letters.one_letter, name="participant_letter"),
]

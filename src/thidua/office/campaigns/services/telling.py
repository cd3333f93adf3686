"""Mails to the people of units, put into the outbox within the act that they tell of."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import QuerySet

from thidua.office.campaigns.models import Campaign, Change, Participant
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.taking_part import answerable, taking_part
from thidua.office.mail.services.writing import Letter, write_all


def tell_of_launch(campaign: Campaign) -> int:
    """A mail to each officer and head with an address, once however many units they act for; how many mails."""
    return _tell(
        campaign, taking_part(campaign), f"launch:{campaign.pk}", f"Phát động: {campaign.title}", launch_text(campaign)
    )


def tell_of_joining(campaign: Campaign, joined: Sequence[Participant], change: Change) -> int:
    """The same to the people of those who joined a campaign that runs."""
    those = campaign.participants.filter(pk__in=[one.pk for one in joined])
    subject = f"Mời tham gia: {campaign.title}"
    return _tell(campaign, those, f"change:{change.pk}", subject, launch_text(campaign))


def tell_of_day(campaign: Campaign, changes: Sequence[Change], label: str) -> int:
    """A new last day or the day of an event, to those whom it is for; ``label`` is what has that day."""
    first = changes[0]
    named = [one.participant_id for one in changes if one.participant_id is not None]
    those = campaign.participants.filter(pk__in=named) if named else taking_part(campaign)
    what = f"{label}, kỳ {first.part}" if first.part else label
    body = (
        f"{campaign.title}\n\n{first.get_kind_display()}: {what}: {first.day:%d/%m/%Y}."
        f"\nThông báo số {first.number} ngày {first.happened_on:%d/%m/%Y}. Lý do: {first.reason}"
        f"\n\nĐăng nhập để xem việc của đơn vị: {settings.ADDRESS}"
    )
    return _tell(campaign, those, f"change:{first.pk}", f"{first.get_kind_display()}: {what}", body)


def tell_of_plan(campaign: Campaign, change: Change, lower: Sequence[Campaign]) -> int:
    """That a campaign goes on under an amended plan, with its days, and that those of the ``lower`` levels do too."""
    follow = [f"Phong trào của cấp dưới chuyển theo: {one.title}." for one in lower]
    lines = [
        f"{campaign.title}: từ nay theo kế hoạch sửa đổi; những gì đã gửi giữ nguyên.",
        f"Thông báo số {change.number} ngày {change.happened_on:%d/%m/%Y}. Lý do: {change.reason}",
        *follow,
        "",
        *_days(campaign),
    ]
    body = "\n".join([*lines, "", f"Đăng nhập để xem việc của đơn vị: {settings.ADDRESS}"])
    return _tell(campaign, taking_part(campaign), f"change:{change.pk}", f"Kế hoạch sửa đổi: {campaign.title}", body)


def _tell(campaign: Campaign, participants: QuerySet[Participant], key: str, subject: str, body: str) -> int:
    addresses = {
        (account, address) for people in answerable(participants).values() for account, address in people if address
    }
    letters = [
        Letter(key=f"{key}:{account}", to=address, subject=subject, body=body) for account, address in sorted(addresses)
    ]
    write_all(owner=campaign.owner, letters=letters)
    return len(addresses)


def launch_text(campaign: Campaign) -> str:
    """What the mail says: who launches what by which paper, the days, where to sign in."""
    lines = [
        f"{campaign.owner.name} phát động {campaign.title}"
        + (f" theo văn bản số {campaign.launch_number}." if campaign.launch_number else "."),
        "",
        *_days(campaign),
    ]
    return "\n".join([*lines, "", f"Đăng nhập để xem việc của đơn vị: {settings.ADDRESS}"])


def _days(campaign: Campaign) -> list[str]:
    lines = ["Các mốc thời gian:"]
    for one in days_of(campaign):
        when = f"chậm nhất {one.last_day:%d/%m/%Y}" if one.last_day is not None else f"sau: {one.waits_for}"
        lines.append(f"- {one.deadline.label} ({one.deadline.who}): {when}")
    return lines

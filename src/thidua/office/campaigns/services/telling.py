"""Mails to the people of units, put into the outbox within the act that they tell of."""

from django.conf import settings

from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.taking_part import answerable, taking_part
from thidua.office.mail.services.writing import Letter, write_all


def tell_of_launch(campaign: Campaign) -> int:
    """A mail to each officer and head with an address, once however many units they act for; how many mails."""
    subject = f"Phát động: {campaign.title}"
    body = launch_text(campaign)
    addresses = {
        (account, address)
        for people in answerable(taking_part(campaign)).values()
        for account, address in people
        if address
    }
    letters = [
        Letter(key=f"launch:{campaign.pk}:{account}", to=address, subject=subject, body=body)
        for account, address in sorted(addresses)
    ]
    write_all(owner=campaign.owner, letters=letters)
    return len(addresses)


def launch_text(campaign: Campaign) -> str:
    """What the mail says: who launches what by which paper, the days, where to sign in."""
    lines = [
        f"{campaign.owner.name} phát động {campaign.title}"
        + (f" theo văn bản số {campaign.launch_number}." if campaign.launch_number else "."),
        "",
        "Các mốc thời gian:",
    ]
    for one in days_of(campaign):
        when = f"chậm nhất {one.last_day:%d/%m/%Y}" if one.last_day is not None else f"sau: {one.waits_for}"
        lines.append(f"- {one.deadline.label} ({one.deadline.who}): {when}")
    return "\n".join([*lines, "", f"Đăng nhập để xem việc của đơn vị: {settings.ADDRESS}"])

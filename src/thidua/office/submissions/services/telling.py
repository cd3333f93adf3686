"""Mails to the people of a sheet, put into the outbox within the act that they tell of."""

from django.conf import settings

from thidua.office.campaigns.models import Participant
from thidua.office.campaigns.queries.taking_part import answerable
from thidua.office.mail.services.writing import Letter, write_all
from thidua.office.submissions.models import Review
from thidua.office.submissions.queries.sheets import key_label


def tell_of_reopening(review: Review) -> int:
    """To each officer and head with an address: what was accepted waits for an answer again, and why; how many."""
    participant = review.sending.sheet.participant
    campaign = participant.campaign
    label = key_label(campaign, review.sending.sheet)
    body = (
        f"{campaign.title}\n\nCơ quan thường trực mở lại «{label}» của {participant.name} đã nhận trước đó, ngày"
        f" {review.happened_on:%d/%m/%Y}. Lý do: {review.reason}\n\nĐăng nhập để xem: {settings.ADDRESS}"
    )
    people = answerable(Participant.everybody.filter(pk=participant.pk)).get(participant.pk, [])
    letters = [
        Letter(key=f"review:{review.pk}:{account}", to=address, subject=f"Mở lại: {label}", body=body)
        for account, address in sorted(people)
        if address
    ]
    write_all(owner=campaign.owner, letters=letters)
    return len(letters)

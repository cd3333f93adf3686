"""Reading the outbox."""

from collections.abc import Collection

from django.db.models import QuerySet

from thidua.office.mail.models import Message

TO_SEE_TO = (Message.State.FAILED, Message.State.UNSURE)
"""States in which somebody has to do something."""


def of_owners(places: Collection[int]) -> QuerySet[Message]:
    """What these organisations wrote, apart from what is for its recipient alone."""
    return Message.objects.filter(owner__in=places, private=False)

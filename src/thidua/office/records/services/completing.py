"""Saying of a book that it is complete, so that what it does not hold did not happen."""

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.grounds import held
from thidua.office.plans.queries import plan_of
from thidua.office.records.book import books_of
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Book
from thidua.office.records.services.noting import record_act
from thidua.office.records.services.recording import OPEN_TO_ACTS
from thidua.office.records.services.restating import restate


@transaction.atomic
def settle_book(*, campaign: Campaign, book: str, complete: bool, by: User) -> Book:
    """Say that it is complete, or that it is not: none is then none for all of whom its facts are asked."""
    found = held(campaign, *OPEN_TO_ACTS)
    if book not in books_of(plan_of(found.plan)):
        raise RecordError("Kế hoạch không có sổ này.")
    said, _ = Book.objects.get_or_create(campaign=found, record=book)
    said.complete, said.said_by, said.said_at = complete, by, clock.now()
    said.save()
    changed = restate(campaign=found, by=by)
    record_act(said, "records.settle_book", by, after={"book": book, "complete": complete, "changed": len(changed)})
    return said

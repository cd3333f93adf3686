"""Somebody at the pages of a sheet: signed in, reading, sending cells as the form does."""

from django.test import Client
from django.urls import reverse

from tests.office.submissions.made import Room, user_of
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.models import Sheet
from thidua.web.pages.sheets.found import drawn_now
from thidua.web.pages.sheets.parts import Field


def client(standing) -> Client:
    made = Client()
    made.force_login(user_of(standing))
    return made


def page(made: Client, name: str, *keys: object, **asked: str):
    return made.get(reverse(name, args=keys), asked)


def posted(values: dict, versions: dict | None = None) -> dict:
    fields = {"|".join(("o", *slot)): text for slot, text in values.items()}
    return fields | {"|".join(("b", *slot)): str((versions or {}).get(slot, 0)) for slot in values}


def fields_of(sheet: Sheet) -> list[Field]:
    return [
        one for table in drawn_now(sheet, {}, editable=True).tables() for line in table.lines for one in line.fields
    ]


def first(room: Room) -> str:
    return next(iter(plan_of(room.campaign.plan).fields))

"""The rows of a list between the page that shows them and the yes to it; which organisation is meant is asked there."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from django import forms

from thidua.office.campaigns.lists import ReadList
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.joining import Joiner
from thidua.office.organisations.models import Organisation
from thidua.web.components.among import about
from thidua.web.pages.choosing.among import units_of

ListedRow: TypeAlias = tuple[Joiner, tuple[Organisation, ...]]
NONE = "0"


def rows_of(read: ReadList) -> list[ListedRow]:
    """Who would be added, each with the organisations that may be meant."""
    return [(row.joiner, row.asked) for row in read.added]


def written(rows: Sequence[ListedRow]) -> str:
    """The rows as a field of the page."""
    return json.dumps(
        [
            [one.code, one.name, one.kind, one.group, one.organisation and one.organisation.pk, [o.pk for o in asked]]
            for one, asked in rows
        ],
        ensure_ascii=False,
    )


def read_back(campaign: Campaign, raw: str) -> list[ListedRow] | None:
    """The rows as they come back, organisations only of the owner's own tree; None where they were tampered with."""
    try:
        rows: list[list[Any]] = json.loads(raw)
        keys = {key for row in rows for key in (row[4], *row[5]) if key is not None}
        places = units_of(campaign).select_related("parent").in_bulk(keys)
        return [
            (
                Joiner(code=str(code), name=str(name), kind=str(kind), group=str(group), organisation=places.get(key)),
                tuple(places[one] for one in asked if one in places),
            )
            for code, name, kind, group, key, asked in rows
        ]
    except (ValueError, TypeError, IndexError, KeyError):
        return None


class MeantForm(forms.Form):
    """For each row of which it is not certain: the organisation that is meant, or none of these."""

    def __init__(self, rows: Sequence[ListedRow], *given: Any) -> None:
        """``rows``: all that would be added."""
        super().__init__(*given)
        self._rows = rows
        for number, (one, asked) in enumerate(rows):
            if asked:
                choices = [(str(place.pk), f"{place.name} ({about(place)})") for place in asked]
                self.fields[f"don-vi-{number}"] = forms.ChoiceField(
                    label=f"Tổ chức của «{one.name}» ({one.code})",
                    choices=[
                        ("", "Chọn…"),
                        *choices,
                        (NONE, "Không phải tổ chức nào ở đây: cơ quan thường trực nhập thay"),
                    ],
                )

    def joiners(self) -> list[Joiner]:
        """Those to be added, each with what was said."""
        made = []
        for number, (one, asked) in enumerate(self._rows):
            said = self.cleaned_data.get(f"don-vi-{number}", "")
            place = next((place for place in asked if str(place.pk) == said), one.organisation)
            made.append(replace(one, organisation=place))
        return made

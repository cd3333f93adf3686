"""A list of participants from a workbook or CSV file: what each row would do, before anything is done."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Q

from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.list_files import read_named
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.joining import Joiner, refusals
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import search_key
from thidua.rules.facts import Participant
from thidua.sheets.isolated import Isolation
from thidua.sheets.problems import CellProblem, SheetError

MOST = 5000
"""Rows of one list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: who it would add, or why it adds nobody. ``note``: what is to be known of it."""

    joiner: Joiner
    refusal: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as read: its usable rows in order, and what of the file could not be used, each with its place."""

    rows: tuple[Row, ...]
    problems: tuple[CellProblem, ...]

    @property
    def joiners(self) -> list[Joiner]:
        """Those whom it would add."""
        return [row.joiner for row in self.rows if not row.refusal]


def read_list(campaign: Campaign, content: bytes, name: str) -> ReadList:
    """Read an uploaded list in a process of its own. Raises CampaignError where the file as a whole is of no use."""
    with TemporaryDirectory(prefix="thidua-list-") as folder:
        file = Path(folder) / f"list{Path(name).suffix.lower()[:8]}"
        file.write_bytes(content)
        with Isolation(partial(read_named, plan_of(campaign.plan)), workers=1) as isolation:
            (answer,) = isolation.over([(file, Path(name).name)])
    if isinstance(answer, SheetError):
        raise CampaignError(str(answer), "file")
    everyone, problems = answer
    if len(everyone) > MOST:
        raise CampaignError(f"Danh sách có {len(everyone)} dòng; mỗi lần thêm nhiều nhất {MOST}.", "file")
    return ReadList(_rows(campaign, everyone), tuple(problems))


def _rows(campaign: Campaign, everyone: list[Participant]) -> tuple[Row, ...]:
    found = _Units(campaign, everyone)
    joiners = [
        Joiner(code=one.id, name=one.name or found.name_of(one), kind=one.kind, group=one.group,
               organisation=found.of(one))
        for one in everyone
    ]  # fmt: skip
    wrong = refusals(campaign, joiners)
    return tuple(Row(one, wrong.get(place, ""), _note(one)) for place, one in enumerate(joiners))


def _note(one: Joiner) -> str:
    if one.organisation is None:
        return "Không thấy tổ chức mang mã hay tên này: cơ quan thường trực nhập thay từ bản giấy"
    return f"Tổ chức: {one.organisation.name}" if one.organisation.name != one.name else ""


class _Units:
    """The organisations that rows speak of: by code, else by a name that one organisation below the owner bears."""

    def __init__(self, campaign: Campaign, everyone: list[Participant]) -> None:
        owner = campaign.owner
        there = Organisation.objects.filter(Q(path__startswith=owner.below) | Q(pk=owner.pk))
        self.by_code = {one.code: one for one in there}
        self.by_name: dict[str, list[Organisation]] = {}
        for one in self.by_code.values():
            self.by_name.setdefault(search_key(one.name), []).append(one)

    def of(self, one: Participant) -> Organisation | None:
        """The organisation of a collective; people in a list name none."""
        if one.kind != "collective":
            return None
        named = self.by_name.get(search_key(one.name or ""), [])
        return self.by_code.get(one.id) or (named[0] if len(named) == 1 else None)

    def name_of(self, one: Participant) -> str:
        """The name of the unit with this code where the list gives none."""
        unit = self.by_code.get(one.id)
        return unit.name if unit is not None else one.id

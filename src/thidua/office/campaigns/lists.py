"""A list of participants from a workbook or CSV file: what each row would do, before anything is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
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
from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.people_and_units import Directory
from thidua.sheets.problems import CellProblem, SheetError

MOST = 5000
"""Rows of one list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: who it would add, or why it adds nobody. ``note``: what is to be known of it.

    ``asked``: the organisations that may be meant where that is not certain; somebody has to say which.
    """

    joiner: Joiner
    refusal: str = ""
    note: str = ""
    asked: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as read: its usable rows in order, and what of the file could not be used, each with its place."""

    rows: tuple[Row, ...]
    problems: tuple[CellProblem, ...]

    @property
    def joiners(self) -> list[Joiner]:
        """Those whom it would add."""
        return [row.joiner for row in self.added]

    @property
    def added(self) -> list[Row]:
        """The rows that add somebody."""
        return [row for row in self.rows if not row.refusal]


def read_list(campaign: Campaign, content: bytes, name: str) -> ReadList:
    """Read an uploaded list in a process of its own. Raises CampaignError where the file as a whole is of no use."""
    with TemporaryDirectory(prefix="thidua-list-") as folder:
        file = Path(folder) / f"list{Path(name).suffix.lower()[:8]}"
        file.write_bytes(content)
        with Isolation(partial(read_named, plan_of(campaign.plan)), workers=1) as isolation:
            (answer,) = isolation.over([(file, Path(name).name)])
    if isinstance(answer, SheetError):
        raise CampaignError(str(answer), "file")
    everyone, units, problems = answer
    if len(everyone) > MOST:
        raise CampaignError(f"Danh sách có {len(everyone)} dòng; mỗi lần thêm nhiều nhất {MOST}.", "file")
    return ReadList(_rows(campaign, everyone, units), tuple(problems))


def _rows(campaign: Campaign, everyone: list[Participant], units: Mapping[str, str]) -> tuple[Row, ...]:
    found = _Units(campaign)
    meant = [found.of(one, units.get(one.id, "")) for one in everyone]
    joiners = [
        Joiner(code=one.id, name=one.name or found.name_of(one), kind=one.kind, group=one.group,
               organisation=places[0] if len(places) == 1 and sure else None)
        for one, (places, sure) in zip(everyone, meant, strict=True)
    ]  # fmt: skip
    wrong = refusals(campaign, joiners)
    return tuple(
        Row(one, wrong.get(number, ""), _note(one, units.get(one.code, ""), bool(places)),
            () if one.organisation is not None else tuple(places))
        for number, (one, (places, _)) in enumerate(zip(joiners, meant, strict=True))
    )  # fmt: skip


def _note(one: Joiner, unit: str, asked: bool) -> str:
    named = f"«{unit}»" if unit else ""
    if one.organisation is not None:
        return f"Tổ chức: {one.organisation.name}" if one.organisation.name != one.name else ""
    if asked:
        return f"Chưa chắc {named or 'tên này'} là tổ chức nào: hãy chọn"
    if named:
        return f"Không thấy tổ chức {named}: cơ quan thường trực nhập thay từ bản giấy"
    if one.kind == "collective":
        return "Không thấy tổ chức mang mã hay tên này: cơ quan thường trực nhập thay từ bản giấy"
    return "Danh sách không ghi nơi công tác: cơ quan thường trực nhập thay từ bản giấy"


class _Units:
    """The organisations that rows speak of: by code, else by a name that one organisation below the owner bears."""

    def __init__(self, campaign: Campaign) -> None:
        owner = campaign.owner
        there = Organisation.objects.filter(Q(path__startswith=owner.below) | Q(pk=owner.pk)).select_related("parent")
        self.by_code = {one.code: one for one in there}
        self.by_name: dict[str, list[Organisation]] = {}
        for one in self.by_code.values():
            for name in {search_key(one.name), search_key(one.short_name)} - {""}:
                self.by_name.setdefault(name, []).append(one)

    @cached_property
    def _directory(self) -> Directory:
        return Directory({code: one.name for code, one in self.by_code.items()})

    def of(self, one: Participant, unit: str) -> tuple[list[Organisation], bool]:
        """Those that may be meant, and whether that is certain: a collective itself, else the unit that is named."""
        if one.kind == "collective":
            held = self.by_code.get(one.id)
            found = ([held], True) if held is not None else self._named(one.name or "", near=False)
            if found[0]:
                return found
        return self._named(unit, near=True) if unit else ([], False)

    def _named(self, text: str, *, near: bool) -> tuple[list[Organisation], bool]:
        """By a code or a name; ``near``: also by a name written nearly so, which is asked about."""
        if (held := self.by_code.get(text.strip())) is not None:
            return [held], True
        if same := self.by_name.get(search_key(text), []):
            return same, len(same) == 1
        answer = self._directory.find(text) if near else None
        if isinstance(answer, Sure | Proposal):
            return [self.by_code[answer.value]], isinstance(answer, Sure)
        names = dict.fromkeys(map(search_key, answer.near)) if answer is not None else {}
        return [one for name in names for one in self.by_name.get(name, [])], False

    def name_of(self, one: Participant) -> str:
        """The name of the unit with this code where the list gives none."""
        unit = self.by_code.get(one.id)
        return unit.name if unit is not None else one.id

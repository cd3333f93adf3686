"""Matters, and figures supplied, from a workbook: what each row would do, before anything is done."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.importing.rows import NEW, Line, Told, Verdict, choice_of, day_of, tell, text_of
from thidua.office.plans.queries import plan_of
from thidua.office.records.book import COUNTED_TYPES, facts_fed, natures_of, part_of
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Matter, Nature, State
from thidua.office.records.queries.supplied import Named, facts_supplied_for, measured_now, read_text, shown_text
from thidua.office.records.services.forwarding import forward
from thidua.office.records.services.recording import Happening, checked, fact_for, record_matter
from thidua.office.records.services.supplying import Supplied, supply
from thidua.office.spelling import clean
from thidua.plan.model.facts import Fact
from thidua.plan.model.papers import Record
from thidua.plan.model.plan import Plan
from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.people_and_units import Directory

WHO = ("Đơn vị", "Mã", "Mã đơn vị", "Tên đơn vị", "Đối tượng")
"""A code or a name."""
_COMMON: dict[str, tuple[str, ...]] = {
    "who": WHO,
    "what": ("Nội dung", "Nội dung vi phạm", "Việc", "Trích yếu"),
    "day": ("Ngày", "Ngày xảy ra", "Ngày vi phạm", "Ngày chuyển", "Ngày đăng"),
    "nature": ("Loại", "Loại việc"),
    "fact": ("Tính vào số liệu", "Số liệu"),
    "source": ("Nguồn, số văn bản", "Nguồn", "Số văn bản", "Văn bản"),
}
_CLOCK: dict[str, tuple[str, ...]] = {
    "received": ("Ngày nhận", "Ngày tiếp nhận"),
    "replied": ("Ngày trả lời",),
    "reply": ("Văn bản trả lời",),
}
REQUIRED = ("who", "what", "day")


def columns_for(plan: Plan, record: Record) -> dict[str, tuple[str, ...]]:
    """The columns of a book's list: those that the book leaves to choose from, and the days of its clock."""
    left_out = {name for name, many in (("nature", natures_of(record)), ("fact", record.feeds)) if len(many) < 2}
    columns = {name: heads for name, heads in _COMMON.items() if name not in left_out}
    return columns | (_CLOCK if record.kind == "forwarded_item" else {})


class _OfParticipants:
    """Finds of whom a row is."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        self._by_code = {one.code: one for one in participants}
        self._directory = Directory({code: one.name for code, one in self._by_code.items()})

    def find(self, text: str, choice: str) -> Participant | list[tuple[str, str]]:
        """The participant, or whom one may mean. Raises OrganisationError where nobody is near."""
        if choice in self._by_code:
            return self._by_code[choice]
        if not clean(text):
            raise OrganisationError("Thiếu đơn vị")
        answer = self._directory.find(text)
        if isinstance(answer, Sure):
            return self._by_code[answer.value]
        if isinstance(answer, Proposal):
            return [(answer.value, self._by_code[answer.value].name)]
        if near := [(code, one.name) for code, one in self._by_code.items() if one.name in answer.near]:
            return near
        raise OrganisationError(f"Không rõ «{clean(text)}» là đơn vị nào: {answer.wanted}")


class MatterList:
    """A list of matters of one book; a row that is on record already is not recorded again."""

    def __init__(
        self, *, campaign: Campaign, book: str, body: str, participants: Iterable[Participant], by: User
    ) -> None:
        """``participants``: of whom may be recorded."""
        self._campaign, self._book, self._body, self._by = campaign, book, body, by
        self._plan = plan_of(campaign.plan)
        self._record = self._plan.records[book]
        self._whom = _OfParticipants(participants)
        there = Matter.objects.filter(campaign=campaign, record=book).exclude(state=State.WITHDRAWN)
        self._there = {_key(one.participant_id, one.happened_on, one.what): one.number for one in there}
        self._in_file: dict[tuple[int, date, str], int] = {}

    def tell(self, lines: Iterable[Line], choices: Mapping[int, str]) -> list[Told]:
        """What would become of each row; ``choices``: whom a row means, or that it is new, by its number."""
        return tell(lines, choices, self._row)

    def _row(self, line: Line, choice: str) -> Told:
        whom = self._whom.find(line["who"], choice)
        if not isinstance(whom, Participant):
            return _asked(line, whom)
        told = self._happening(line, whom)
        days = self._days(line, told.happened_on)
        try:
            checked(self._plan, self._campaign, self._book, self._body, told)
            fact = fact_for(self._plan, self._record, told)
        except RecordError as refused:
            raise OrganisationError(str(refused)) from None
        key = _key(whom.pk, told.happened_on, told.what)
        if key in self._there:
            return Told(line, Verdict.SAME, [f"Đã có ở việc số {self._there[key]}"])
        if key in self._in_file and choice != NEW:
            return Told(line, Verdict.ASK, [f"Giống dòng {self._in_file[key]}; nếu là việc khác, chọn «Thêm mới»"])
        self._in_file.setdefault(key, line.number)
        label = self._plan.facts[fact].label if fact else ""
        into = f", tính vào «{label}»" if label else ""
        part = part_of(self._plan, self._campaign.round, told.happened_on)
        why = f"Ghi cho {whom.name}{into}{f', kỳ {part}' if part else ''}"
        return Told(line, Verdict.MAKE, [why], act=lambda: self._do(told, days))

    def _happening(self, line: Line, whom: Participant) -> Happening:
        natures = {one.value: str(one.label) for one in natures_of(self._record)}
        nature = choice_of(line, "nature", "Loại", natures) if len(natures) > 1 else next(iter(natures))
        labels = {
            one.id: one.label
            for one in facts_fed(self._plan, self._record, whom)
            if one.type in COUNTED_TYPES
        }  # fmt: skip
        day = day_of(line, "day", "Ngày")
        if day is None:
            raise OrganisationError("Thiếu ngày")
        return Happening(
            participant=whom,
            nature=nature or next(iter(natures)),
            what=text_of(line, "what", "Nội dung"),
            happened_on=day,
            fact=choice_of(line, "fact", "Số liệu", labels) if len(self._record.feeds) > 1 else "",
            source=clean(line["source"])[:255],
        )

    def _days(self, line: Line, forwarded_on: date) -> tuple[date, date | None, str]:
        received = day_of(line, "received", "Ngày nhận") or forwarded_on
        return received, day_of(line, "replied", "Ngày trả lời"), clean(line["reply"])[:255]

    def _do(self, told: Happening, days: tuple[date, date | None, str]) -> None:
        where: dict[str, Any] = {"campaign": self._campaign, "book": self._book, "body": self._body}
        received, replied, reply = days
        try:
            if told.nature == Nature.FORWARDED:
                forward(
                    **where, happening=told, received_on=received, replied_on=replied, reply=reply, by=self._by
                )  # fmt: skip
            else:
                record_matter(**where, happening=told, by=self._by)
        except RecordError as refused:
            raise OrganisationError(str(refused)) from None


class FigureList:
    """A table of the figures that a body supplies, one row for each participant."""

    EVIDENCE = "evidence"

    def __init__(
        self, *, campaign: Campaign, body: str, participants: Iterable[Participant], by: User, part: str = ""
    ) -> None:
        """``participants``: of whom it supplies, for the round or a part of it."""
        everybody = list(participants)
        self._campaign, self._body, self._by, self._part = campaign, body, by, part
        self._plan = plan_of(campaign.plan)
        self._facts = facts_supplied_for(self._plan, body, campaign.round, part)
        self._whom = _OfParticipants(everybody)
        self._now = measured_now(campaign, everybody, part)
        self._named = Named(campaign)

    @staticmethod
    def columns(asked: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
        """Who, each fact by its label, the evidence."""
        facts = {one.id: (one.label, one.id) for one in asked}
        proof = {FigureList.EVIDENCE: ("Minh chứng (số, ngày, trang)", "Minh chứng")}
        return {"who": WHO, "name": ("Tên",), **facts, **proof}

    def tell(self, lines: Iterable[Line], choices: Mapping[int, str]) -> list[Told]:
        """What would become of each row."""
        return tell(lines, choices, self._row)

    def _row(self, line: Line, choice: str) -> Told:
        whom = self._whom.find(line["who"], choice)
        if not isinstance(whom, Participant):
            return _asked(line, whom)
        changed, why = [], []
        for fact in self._facts:
            now = self._now.get((whom.pk, fact.id))
            text, before = line[fact.id], shown_text(self._plan, fact, now)
            try:
                value = read_text(self._plan, fact, text, self._named)
            except RecordError as refused:
                raise OrganisationError(f"«{fact.label}» ({line.place(fact.id)}) ghi «{text}»: {refused}") from None
            if value is None or clean(text) == before or (now is not None and value == now.value):
                continue
            if fact.evidence == "required" and not clean(line[self.EVIDENCE]):
                raise OrganisationError(f"«{fact.label}» phải có minh chứng")
            changed.append(Supplied(participant=whom, fact=fact.id, text=text, reference=line[self.EVIDENCE]))
            why.append(f"{fact.label}: {text}" + (f" (đang là {before})" if before else ""))
        if not changed:
            return Told(line, Verdict.SAME, ["Không có giá trị mới"])
        verdict = Verdict.CHANGE if any("đang là" in one for one in why) else Verdict.MAKE
        return Told(line, verdict, [f"{whom.name}: {'; '.join(why)}"], act=lambda: self._do(changed))

    def _do(self, changed: list[Supplied]) -> None:
        answers = supply(campaign=self._campaign, body=self._body, given=changed, by=self._by, part=self._part)
        if problems := [one.problem for one in answers if one.problem]:
            raise OrganisationError(" ".join(problems))


def _asked(line: Line, near: list[tuple[str, str]]) -> Told:
    named = " hay ".join(f"«{name}»" for _, name in near)
    return Told(line, Verdict.ASK, [f"«{clean(line['who'])}» có phải là {named}?"], near)


def _key(participant: int, day: date, what: str) -> tuple[int, date, str]:
    return participant, day, clean(what).casefold()

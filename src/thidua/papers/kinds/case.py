"""What every kind of paper is made from: the plan, what became of it, the office; and phrases that several share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from thidua.papers.kinds.registered import Registered, registered
from thidua.papers.office import Issued, Office, Person
from thidua.papers.office_desk import Desk, Issuer, in_lines
from thidua.papers.paper import Day, Form, Gap, Head, Paper, Signer, Text, joined
from thidua.papers.texts import day_words
from thidua.papers.vietnamese import lowered, name_key, spelt_out, text_key
from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import Share
from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue, Participant, Source
from thidua.rules.money import reward
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording.words import Words
from thidua.sheets.sent_forms import NOTHING_SENT, SentForms

DECISION, PLAN = "quyet-dinh", "ke-hoach"
_BY_COLLECTIVE = ("collective", "enterprise")
_NO_PERSON = Person()
_NOT_ISSUED = Issued()


class PrintedWords(Words):
    """Wording for paper: values without the file and cell that they were read from."""

    def source(self, source: Source | None, of: str | Share, value: FactValue | None = None) -> str:
        """Nothing."""
        return ""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, and of whom where there is one for each participant."""

    paper: Paper
    whose: str | None = None


@dataclass(frozen=True)
class Case:
    """Everything that papers of one round say. ``sent``: what units sent on the plan's forms and reports."""

    evaluation: Evaluation
    office: Office
    sent: SentForms = NOTHING_SENT

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.evaluation.plan

    @cached_property
    def desk(self) -> Desk:
        """Who issues and signs."""
        return Desk(self.plan, self.office)

    @cached_property
    def initiatives(self) -> list[Registered]:
        """What was registered, by the forms that came in and the office file."""
        return registered(self.plan, self.sent, self.office.initiatives)

    def initiatives_of(self, participant: Participant) -> list[Registered]:
        """What one participant registered."""
        return [one for one in self.initiatives if one.by == participant.id]

    @cached_property
    def words(self) -> PrintedWords:
        """The wording of results."""
        return PrintedWords(self.plan, self.evaluation.round, self.evaluation.notices)

    @cached_property
    def last_day(self) -> date:
        """The last day of the round, which stands for the day of a paper while that is open."""
        return self.plan.rounds[self.evaluation.round].to or self.plan.period.to

    def issued(self, kind: str) -> Issued:
        """Number and day of a paper, as far as they are entered."""
        return self.office.papers.get(kind, _NOT_ISSUED)

    def day_of(self, kind: str) -> date:
        """The day of a paper; while it is open, the last day of the round."""
        return self.issued(kind).day or self.last_day

    def person(self, participant: Participant) -> Person:
        """What is known of one participant beside facts."""
        return self.office.people.get(participant.id, _NO_PERSON)

    # --- Offices

    @cached_property
    def standing_body(self) -> str:
        """Who runs the campaign from day to day: who appraises and proposes, else who does one of these."""
        appraising = self.plan.appraisal.by if self.plan.appraisal is not None else ()
        proposing = [name for award in self.plan.awards.values() for name in award.proposed_by]
        both = [name for name in appraising if name in proposing]
        return next(iter((*both, *appraising, *proposing)), self.plan.issuer)

    def issuer(self, body: str, kind: str) -> Issuer:
        """The office that issues a paper on its day."""
        return self.desk.issuer(body, self.day_of(kind))

    def head(
        self, kind: str, issuer: Issuer, title: str | None, subject: Text | None, *, type_: str | None = None,
        form: Form = Form.TITLED,
    ) -> Head:  # fmt: skip
        """The heading block. ``type_`` is the abbreviation of the kind in the symbol, None for papers without one."""
        issued = self.issued(kind)
        day = Day.of(issued.day) if issued.day else Day(self.last_day.year)
        return Head(
            issuer=issuer.in_lines,
            superior=issuer.superior and in_lines(issuer.superior),
            symbol=_symbol(type_, issuer),
            number=issued.number,
            place=None if form is Form.MINUTES else issuer.place,
            day=None if form is Form.MINUTES else day,
            title=title,
            subject=subject,
            form=form,
        )

    def signers(self, kind: str, issuer: Issuer) -> tuple[Signer, ...]:
        """The one signer of a paper."""
        return (self.desk.signer(issuer, kind, self.day_of(kind)),)

    # --- Participants

    def shown(self, participant: Participant) -> str:
        """The name with its address: ``Ông Trần Văn A``."""
        address = self.person(participant).address
        return f"{address} {participant.shown}" if address else participant.shown

    def holders(self, award: str) -> list[Result]:
        """Who is given an award, collectives first, then people by their names."""
        return in_order(result for result in self.evaluation.results if award in result.awards)

    def money(self, award: Award, result: Result) -> Fraction | Gap | None:
        """The sum for one holder; a gap while the law's sum hangs on a day that is open; None where none is given."""
        if award.money is None:
            return None
        day = self.issued(DECISION).day
        if not isinstance(award.money, int) and day is None:
            return Gap("tiền thưởng: cần ngày ký quyết định")
        given = reward(self.plan, award, result.participant.kind, self.evaluation.round, day)
        if given is None:
            return Gap("mức tiền thưởng theo luật vào ngày quyết định")
        return given.amount

    # --- Phrases

    @cached_property
    def movement(self) -> str:
        """``phong trào thi đua cải cách hành chính xã A năm 2026``."""
        title = spelt_out(self.plan.title)
        if title.casefold().startswith("phong trào"):
            return lowered(title)
        return f"phong trào {lowered(title)}" if title.startswith("Thi đua") else f"phong trào thi đua “{title}”"

    @cached_property
    def in_round(self) -> str:
        """``, Năm 2019``; nothing where the plan has one round."""
        whole = [one for one in self.plan.rounds.values() if not one.is_part]
        return f", {lowered(self.plan.rounds[self.evaluation.round].label)}" if len(whole) > 1 else ""

    @cached_property
    def cited_plan(self) -> Text:
        """``Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2026 của … về thi đua …``."""
        plan, entered = self.plan, self.issued(PLAN)
        number: Text = plan.number or self._numbered(entered) or Gap("số của kế hoạch")
        issued = plan.issued or entered.day
        day: Text = day_words(Day.of(issued)) if issued else Gap("ngày ban hành kế hoạch")
        about = lowered(spelt_out(plan.title))
        return joined("Kế hoạch số ", number, " ", day, f" của {self.desk.named(plan.issuer)} về {about}")

    def _numbered(self, entered: Issued) -> str | None:
        """The plan's number as the office entered it, where its text bears none."""
        if entered.number is None:
            return None
        return f"{entered.number:02}/{_symbol('KH', self.issuer(self.plan.issuer, PLAN))}"


def in_order(results: Iterator[Result] | list[Result]) -> list[Result]:
    """Collectives by rank and name, then people by given name, the Vietnamese way."""
    return sorted(results, key=_order)


def is_collective(participant: Participant) -> bool:
    """Whether it is rewarded as a collective."""
    return participant.kind in _BY_COLLECTIVE


def _order(result: Result) -> tuple[bool, bool, int, str]:
    one = result.participant
    if is_collective(one):
        return False, result.rank is None, result.rank or 0, text_key(one.shown)
    return True, False, 0, name_key(one.shown)


def _symbol(type_: str | None, issuer: Issuer) -> str | None:
    if type_ is None:
        return None
    short = issuer.symbol or Gap(f"viết tắt tên {issuer.name} trong ký hiệu").printed
    return f"{type_}-{short}" if type_ else short

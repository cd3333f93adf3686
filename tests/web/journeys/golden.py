"""A golden table said through pages: its participants, the bodies of its plan, and who says which of its facts.

What is done is asked of the plan: who supplies a fact, which book counts it, at which stage it is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from tests.catalogue.test_golden import GOLDEN, expected_of
from tests.office.made import organisation
from tests.web.journeys.at_a_browser import Somebody
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.models import Organisation, Role
from thidua.office.records.book import books_of, natures_of
from thidua.office.records.models import Nature
from thidua.office.records.queries.counted import counted_facts
from thidua.office.records.queries.supplied import facts_supplied
from thidua.office.submissions.facts_table import EVIDENCE, VALUE
from thidua.plan.model.facts import Fact
from thidua.plan.model.papers import Record
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.evaluation import first_round
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.facts import Participant as Given
from thidua.rules.owed import is_self_assessed
from thidua.rules.sheet import concerns
from thidua.sheets.collate.shown import shown
from thidua.sheets.content import FACTS
from thidua.sheets.facts import read_facts
from thidua.sheets.layout import REASON

STARTS = date(2017, 1, 3)


@dataclass(frozen=True)
class Claim:
    """What a participant says of itself and appraisers find otherwise."""

    who: str
    fact: Fact
    value: FactValue


class Golden:
    """A plan with the participants of its table; every fact is said by somebody who may."""

    def __init__(self, name: str) -> None:
        self.expected: dict[str, Any] = expected_of(GOLDEN / f"{name}.csv")
        self.plan: Plan = read_plan(plan_files()[self.expected["plan"]])
        self.round = first_round(self.plan)
        table = read_facts(GOLDEN / f"{name}.csv", self.plan, self.round)
        self.participants: dict[str, Given] = {one.id: one for one in table.participants}
        self.place = organisation()
        self.officer = Somebody(Role.OFFICER, self.place)
        self.units = {code: organisation(self.place) for code in self.participants}
        self.bodies: dict[str, Organisation] = {self.plan.issuer: self.place}
        for body in sorted(self._acting() - self.bodies.keys()):
            self.bodies[body] = organisation(self.place)
        self._people: dict[tuple[Role, int], Somebody] = {}

    def _acting(self) -> set[str]:
        """The bodies that appraise, keep books or supply figures."""
        plan = self.plan
        assert plan.appraisal is not None
        keeping = {body for record in books_of(plan).values() for body in record.by}
        return {*plan.appraisal.by, *keeping, *(body for body in plan.bodies if facts_supplied(plan, body))} - {"self"}

    def somebody(self, role: Role, at: Organisation) -> Somebody:
        """Who holds a role at an organisation; the same one each time."""
        key = role, at.pk
        if key not in self._people:
            self._people[key] = Somebody(role, at)
        return self._people[key]

    def head(self, code: str) -> Somebody:
        """Who signs for a participant."""
        return self.somebody(Role.HEAD, self.units[code])

    @property
    def over(self) -> date:
        """The last day of the round."""
        last = self.plan.rounds[self.round].to
        assert last is not None
        return last

    def row(self, code: str) -> Participant:
        """A participant as the installation has it."""
        return Participant.objects.get(campaign=self.campaign, code=code)

    def launch(self) -> None:
        """From the plan of the catalogue to the launched campaign with its participants."""
        officer, name = self.officer, self.plan.id
        begun = {"cach": "mau", "mau-plan": name, "mau-years": 0, "mau-owner": self.place.pk}
        version = officer.send("draft_adopt", officer.send("plan_start", **begun)["draft"])["version"]
        started = {"plan": f"{version}:{self.round}", "title": f"Thi đua {name}"}
        self.key: int = officer.send("campaign_new", **started)["campaign"]
        acting: dict[str, object] = {f"body-{body}": place.pk for body, place in self.bodies.items()}
        officer.send("campaign_bodies", self.key, **acting, runs=self.plan.issuer)
        for code, one in self.participants.items():
            whom = f"{one.group}/{one.kind}"
            told = {"whom": whom, "code": code, "name": one.shown, "organisation": self.units[code].pk}
            officer.send("participants_one", self.key, **told)
        officer.send("campaign_launch", self.key, number="01/KH", day=f"{clock.today():%d/%m/%Y}")
        self.campaign = Campaign.objects.get(pk=self.key)

    @cached_property
    def claim(self) -> Claim:
        """A fact of which somebody says better of themselves than is so, by the golden table."""
        best: tuple[str, Fact] | None = None
        for code, one in self.participants.items():
            for name, given in one.facts.items():
                fact = self.plan.facts[name]
                if fact.type != "yes_no" or fact.selector or not is_self_assessed(fact) or self.recorded(fact, code):
                    continue
                if best is None or given.value is False:
                    best = code, fact
                if given.value is False:
                    return Claim(code, fact, True)
        assert best is not None
        return Claim(*best, False)

    def recorded(self, fact: Fact, code: str) -> bool:
        """Whether a book tells the fact of a participant: what it does not report itself, and what it passes over."""
        value = self.participants[code].facts[fact.id].value
        return self.book(fact) is not None and (not is_self_assessed(fact) or value not in (0, False))

    def book(self, fact: Fact) -> tuple[str, Record] | None:
        """The book in which others than the participant keep what is counted into a fact."""
        kept = (one for one in books_of(self.plan).items() if fact.id in one[1].feeds and set(one[1].by) != {"self"})
        return next(kept, None) if fact.id in counted_facts(self.plan) else None

    def whole(self, record: Record) -> bool:
        """Whether the table tells of all who are asked what a book counts, so that nothing on record is none."""
        fed = [self.plan.facts[name] for name in record.feeds]
        asked = [(one, fact) for one in self.participants.values() for fact in fed if concerned(fact, one)]
        return all(fact.id in one.facts for one, fact in asked)

    def typed(self, code: str) -> dict[str, str]:
        """The fields of its self-assessment: as it is, but for what it passes over and what it claims."""
        found: dict[str, str] = {}
        for name, given in self.participants[code].facts.items():
            fact, value = self.plan.facts[name], given.value
            if not is_self_assessed(fact):
                continue
            if self.recorded(fact, code):
                value = False if fact.type == "yes_no" else 0
            if (code, fact) == (self.claim.who, self.claim.fact):
                value = self.claim.value
            said = {VALUE: shown(self.plan, fact, value)}
            if fact.evidence != "none":
                said[EVIDENCE] = f"Báo cáo về {fact.id}, trang 2"
            if value is NOT_APPLICABLE:
                said[REASON] = "Không có tổ chức này"
            for column, text in said.items():
                found |= {f"o|{FACTS}|{name}|{column}": text, f"b|{FACTS}|{name}|{column}": "0"}
        return found

    def supplied(self) -> dict[str, list[tuple[str, Fact, str]]]:
        """By body the figures that it gives of others: of whom, which, what."""
        found: dict[str, list[tuple[str, Fact, str]]] = {}
        for code, one in self.participants.items():
            for name, given in one.facts.items():
                fact = self.plan.facts[name]
                if is_self_assessed(fact) or fact.stage == "registration" or fact.id in counted_facts(self.plan):
                    continue
                body = next(body for body in self.plan.bodies if fact in facts_supplied(self.plan, body))
                found.setdefault(body, []).append((code, fact, shown(self.plan, fact, given.value)))
        return found

    def supply(self) -> None:
        """Each body fills in its table of figures."""
        for body, given in self.supplied().items():
            fields = {"reference": "Thông báo 8/TB, trang 1"}
            for code, fact, text in given:
                name = f"o-{self.row(code).pk}-{fact.id}"
                fields |= {name: text, f"{name}-thay": "0", f"{name}-truoc": ""}
            address = f"{reverse('figures', args=[self.key])}?co-quan={body}"
            self.somebody(Role.OFFICER, self.bodies[body]).send_to(address, **fields)

    def record(self) -> None:
        """The books tell what participants do not report: each matter alone, or with what an inspection found."""
        for code, one in self.participants.items():
            for name, given in one.facts.items():
                fact = self.plan.facts[name]
                if self.recorded(fact, code) and (found := self.book(fact)) is not None:
                    for more in self._matters(found[1], given.value):
                        self._record(code, fact, *found, more)
        for book, record in books_of(self.plan).items():
            told = [self.plan.facts[name] for name in record.feeds if not is_self_assessed(self.plan.facts[name])]
            if told and any(self.book(fact) == (book, record) for fact in told) and self.whole(record):
                settled = {"so": book, "ghi-du": "1"}
                self.somebody(Role.OFFICER, self.bodies[_keeper(record)]).send("book_settle", self.key, **settled)

    def _matters(self, record: Record, value: FactValue) -> Iterator[dict[str, str]]:
        """What is recorded so that a book comes to a value; nothing where none on record means none."""
        if not value and self.whole(record):
            return
        if not value:
            assert Nature.VALUE in natures_of(record), "that there is nothing is a result, where a book has results"
            yield {"nature": Nature.VALUE, "value": "0"}
            return
        nature = next(one for one in natures_of(record) if one not in (Nature.VALUE, Nature.REMARK))
        assert isinstance(value, int)
        for _ in range(value):
            yield {"nature": nature}

    def _record(self, code: str, fact: Fact, book: str, record: Record, more: dict[str, str]) -> None:
        body = _keeper(record)
        officer = self.somebody(Role.OFFICER, self.bodies[body])
        told = more | {
            "body": body,
            "participant": str(self.row(code).pk),
            "happened_on": f"{clock.today():%d/%m/%Y}",
            "what": f"Việc liên quan đến {fact.label}",
            "fact": fact.id,
            "reference": "Biên bản 5/BB, trang 1",
        }
        if record.kind != "inspection":
            officer.send_to(f"{reverse('matter_new', args=[self.key])}?so={book}", **told)
            return
        visit = {"body": body, "visited_on": told["happened_on"], "number": "5/BB", "others": "Trần Mẫu"}
        made = officer.send_to(f"{reverse('inspection_new', args=[self.key])}?so={book}", **visit)
        officer.send("inspection", made["inspection"], act="find", **told)


def _keeper(record: Record) -> str:
    return next(body for body in record.by if body != "self")


def concerned(fact: Fact, one: Given) -> bool:
    """Whether a fact is asked of such as somebody is."""
    return concerns(fact.asked, one.kind, one.group)


def registered(golden: Golden) -> list[tuple[date, str, Fact]]:
    """The days on which participants registered, where the plan asks for the day, in their order."""
    found = [
        (given.value, code, golden.plan.facts[name])
        for code, one in golden.participants.items()
        for name, given in one.facts.items()
        if golden.plan.facts[name].stage == "registration" and isinstance(given.value, date)
    ]
    return sorted(found, key=lambda one: (one[0], one[1]))

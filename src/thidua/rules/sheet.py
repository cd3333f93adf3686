"""One participant as the rules see it: values by name, and whom a part of the plan concerns."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from thidua.plan.model.conditions import CLASS, GROUP, KIND, Scope
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Points
from thidua.rules.calendar import DueDay
from thidua.rules.facts import Given, Participant
from thidua.rules.reasons import Reason


class Sheet:
    """Answers "what is the value of this name for this participant", looking into other rows where ruled."""

    __slots__ = ("_worked", "class_", "everyone", "participant", "parts", "plan", "sheets", "totals")

    def __init__(
        self,
        plan: Plan,
        participant: Participant,
        everyone: Mapping[str, Participant] | None = None,
        sheets: "Sheets | None" = None,
    ) -> None:
        """``everyone`` are the participants of the round by code, ``sheets`` theirs, where all are judged together.

        ``parts`` are the sheets of the participant in the parts of the round, in their order.
        """
        self.plan = plan
        self.participant = participant
        self.everyone = everyone or {}
        self.sheets = Sheets({participant.id: self}) if sheets is None else sheets
        self.totals: dict[str, Fraction] = {}
        self.class_: str | None = None
        self.parts: tuple[Sheet, ...] = ()
        self._worked: dict[str, Reason] = {}

    @property
    def days(self) -> Mapping[str, date]:
        """Last day in time of each deadline of the round whose day is known, for this participant."""
        own = self.sheets.own.get(self.participant.id)
        return self.sheets.days | {name: due.last_day for name, due in own.items()} if own else self.sheets.days

    def extended(self, deadline: str) -> DueDay | None:
        """The day of a deadline that holds for this participant alone."""
        return self.sheets.own.get(self.participant.id, _NONE).get(deadline)

    def worked(self, name: str) -> Reason:
        """A figure or parameter with its reason, worked out once."""
        if name not in self._worked:
            from thidua.rules.figures import work_out  # which itself reads sheets

            self._worked[name] = work_out(self, name)
        return self._worked[name]

    def assume(self, name: str, reason: Reason) -> None:
        """Take a figure as given, whatever it would come to."""
        self._worked[name] = reason

    def forget(self, name: str) -> None:
        """Work a figure out anew when it is next asked for."""
        self._worked.pop(name, None)

    def given(self, name: str) -> Given | None:
        """The value given under ``name``; None where nobody has given one."""
        if name == GROUP:
            return Given(self.participant.group)
        if name == KIND:
            return Given(self.participant.kind)
        if name in self.totals:
            return Given(self.totals[name])
        if name == CLASS:
            return None if self.class_ is None else Given(self.class_)
        fact = self.plan.facts.get(name)
        if fact is not None and fact.lookup is not None:
            named = self.participant.facts.get(fact.lookup.via)
            other = self.everyone.get(str(named.value)) if named else None
            return other.facts.get(fact.lookup.fact) if other else None
        if fact is None and (name in self.plan.figures or name in self.plan.parameters):
            value = self.worked(name).value
            return None if value is None else Given(value)
        return self.participant.facts.get(name)


OwnDays: TypeAlias = Mapping[str, Mapping[str, DueDay]]
_NONE: dict[str, DueDay] = {}


class Sheets(dict[str, Sheet]):
    """Everybody's sheets of one round by code, and what is known of the round beside them.

    ``days``: last day in time of each deadline; ``own``, by code: those that are others for one. ``gathered``: what was
    worked out across all, by figure.
    ``wanted``, by kind and group: the facts that the rubric asks of all, and its lines that ask one more, one less.
    """

    def __init__(
        self,
        sheets: Mapping[str, Sheet] | None = None,
        days: Mapping[str, date] | None = None,
        own: OwnDays | None = None,
    ) -> None:
        super().__init__(sheets or {})
        self.days: dict[str, date] = dict(days or {})
        self.own: OwnDays = own or {}
        self.gathered: dict[str, Any] = {}
        self.wanted: dict[tuple[str, str], tuple[list[str], list[Points]]] = {}

    def forget(self, names: Iterable[str]) -> None:
        """Work figures out anew, now that something they hang on has become known."""
        for name in names:
            self.gathered.pop(name, None)
            for sheet in self.values():
                sheet.forget(name)


def concerns(scopes: Iterable[Scope], kind: str, group: str) -> bool:
    """Whether any scope takes in this kind and group, whatever its ``when`` says; no scope takes in all."""
    scopes = tuple(scopes)
    return not scopes or any(_fits(scope, kind, group) for scope in scopes)


def fitting(scopes: Iterable[Scope], kind: str, group: str) -> list[Scope]:
    """The scopes that take in this kind and group."""
    return [scope for scope in scopes if _fits(scope, kind, group)]


def _fits(scope: Scope, kind: str, group: str) -> bool:
    return (not scope.kind or kind in scope.kind) and (not scope.group or group in scope.group)

"""One participant as the rules see it: values by name, and whom a part of the plan concerns."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from thidua.plan.model.conditions import GROUP, KIND, Scope
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Given, Participant


class Sheet:
    """Answers "what is the value of this name for this participant", looking into other rows where ruled."""

    __slots__ = ("everyone", "participant", "plan", "sheets", "totals")

    def __init__(
        self,
        plan: Plan,
        participant: Participant,
        everyone: Mapping[str, Participant] | None = None,
        sheets: Mapping[str, "Sheet"] | None = None,
    ) -> None:
        """``everyone`` are the participants of the round by code, ``sheets`` theirs, where all are judged together."""
        self.plan = plan
        self.participant = participant
        self.everyone = everyone or {}
        self.sheets = {participant.id: self} if sheets is None else sheets
        self.totals: dict[str, Fraction] = {}

    def given(self, name: str) -> Given | None:
        """The value given under ``name``; None where nobody has given one."""
        if name == GROUP:
            return Given(self.participant.group)
        if name == KIND:
            return Given(self.participant.kind)
        if name in self.totals:
            return Given(self.totals[name])
        fact = self.plan.facts.get(name)
        if fact is not None and fact.lookup is not None:
            named = self.participant.facts.get(fact.lookup.via)
            other = self.everyone.get(str(named.value)) if named else None
            return other.facts.get(fact.lookup.fact) if other else None
        return self.participant.facts.get(name)


def concerns(scopes: Iterable[Scope], kind: str, group: str) -> bool:
    """Whether any scope takes in this kind and group, whatever its ``when`` says; no scope takes in all."""
    scopes = tuple(scopes)
    return not scopes or any(_fits(scope, kind, group) for scope in scopes)


def fitting(scopes: Iterable[Scope], kind: str, group: str) -> list[Scope]:
    """The scopes that take in this kind and group."""
    return [scope for scope in scopes if _fits(scope, kind, group)]


def _fits(scope: Scope, kind: str, group: str) -> bool:
    return (not scope.kind or kind in scope.kind) and (not scope.group or group in scope.group)

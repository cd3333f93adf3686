"""Who may send: participants found by their code or by a name as clerks type it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.rules.facts import Participant
from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.people_and_units import Directory

# As a form's own heading names its participant: the page of the form may have been copied out of it.
_NAME_AND_CODE = re.compile(r"(?P<name>.+?)\s*\((?:mã:\s*)?(?P<code>[^()]+)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text means: one participant for certain, one that is likely, or the names of those that are near."""

    sure: Participant | None = None
    likely: Participant | None = None
    near: tuple[str, ...] = ()


def named(one: Participant) -> str:
    """A participant as a proposal names it: «UBND xã Hoa Sen (XA-01)»."""
    return f"{one.name} ({one.id})" if one.name else one.id


class Register:
    """The list of participants. With an empty one, whoever a form names by code is taken in."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        self.participants = {one.id: one for one in participants}
        self._directory = Directory({one.id: one.shown for one in self.participants.values()})
        self._known: dict[str, Found] = {}

    def find(self, text: str) -> Found:
        """The participant whom a code or name means."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Found:
        if text in self.participants:
            return Found(self.participants[text])
        if (both := _NAME_AND_CODE.fullmatch(text.strip())) and both["code"] in self.participants:
            said = self.find(both["name"])
            # A code beside another's name is for somebody to settle.
            if (one := said.sure or said.likely) is not None and one.id == both["code"]:
                return Found(one)
        answer = self._directory.find(text)
        if isinstance(answer, Sure):
            return Found(self.participants[answer.value])
        if isinstance(answer, Proposal):
            return Found(likely=self.participants[answer.value])
        return Found(near=answer.near)

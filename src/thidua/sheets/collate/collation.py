"""The whole of one collation: what came in, what became of it, what is known and what is asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Given, Participant
from thidua.sheets.collate.entry import FileRead, Sums
from thidua.sheets.collate.facts import with_facts
from thidua.sheets.collate.gathered import Sent, gather
from thidua.sheets.collate.question import Question
from thidua.sheets.collate.setting import Setting
from thidua.sheets.collate.supplying import supplied_facts
from thidua.sheets.collate.together import settle


@dataclass(frozen=True, slots=True)
class Collation:
    """Everything that is written and shown."""

    setting: Setting
    files: tuple[FileRead, ...]
    sent: tuple[Sent, ...]
    sums: Sums

    @property
    def questions(self) -> list[Question]:
        """Every open question once, in the order of the files.

        Files that were never opened have no content to tell their questions apart, and copies share theirs.
        """
        found = {(question.key, question.file): question for file in self.files for question in file.questions}
        return list(found.values())

    @property
    def senders(self) -> dict[str, Sent]:
        """What was sent, by the code of the sender."""
        return {sent.participant.id: sent for sent in self.sent}

    @property
    def missing(self) -> list[Participant]:
        """Who is on the list and has sent nothing that could be attributed."""
        known = {file.sender.id for file in self.files if file.sender is not None and file.refusal is None}
        return [one for code, one in self.setting.register.participants.items() if code not in known]

    def participants(self) -> "Everyone":
        """The table of facts: everybody on the list, and whoever else a form named where there is no list."""
        everyone = self.setting.register.participants | {sent.participant.id: sent.participant for sent in self.sent}
        supplied = supplied_facts(self.files, self.setting.plan)
        return Everyone(self.setting, list(everyone.values()), self.senders, supplied)


Supplied = Mapping[str, Mapping[str, Given | None]]
"""Facts that bodies supply, by participant; None where it is still asked which value counts."""


class Everyone(Collection[Participant]):
    """Participants with their facts, which are put together anew, one by one, each time they are gone through."""

    def __init__(
        self, setting: Setting, people: Sequence[Participant], sent: Mapping[str, Sent], supplied: Supplied
    ) -> None:
        self._setting, self._people, self._sent, self._supplied = setting, people, sent, supplied

    def __iter__(self) -> Iterator[Participant]:
        plan, round_id = self._setting.plan, self._setting.round_id
        for one in self._people:
            yield _given(one, self._sent.get(one.id), self._supplied.get(one.id, {}), plan, round_id)

    def __len__(self) -> int:
        return len(self._people)

    def __contains__(self, one: object) -> bool:
        return any(one == other for other in self)


def _given(
    one: Participant, sent: Sent | None, supplied: Mapping[str, Given | None], plan: Plan, round_id: str
) -> Participant:
    """A participant with what it sent and what bodies say of it; what is still asked about is not used."""
    found: dict[str, Given | None] = {}
    for file in sent.files if sent is not None else ():
        found |= with_facts(plan, one, file.entries, file.name, round_id).facts
    found |= supplied
    facts = {name: given for name in plan.facts if (given := found.get(name)) is not None}
    return Participant(one.id, one.kind, one.group, facts, one.name)


def collation_of(files_in: int, read: Sequence[FileRead], setting: Setting) -> Collation:
    """Hold the files against each other and count them. ``files_in`` was counted in the folder."""
    files = settle(read, setting)
    sums = Sums(files_in, sum(file.rows for file in read))
    for file in files:
        sums.add(file)
    return Collation(setting, tuple(files), tuple(gather(files, setting)), sums)

"""What each participant has sent, put together from its files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.rules.facts import Participant
from thidua.sheets.collate.entry import Entry, FileRead
from thidua.sheets.collate.setting import Setting
from thidua.sheets.collate.spool import entries_of


@dataclass(frozen=True, slots=True)
class Sent:
    """What one participant has sent: its usable files, in the order of their names."""

    participant: Participant
    files: tuple[FileRead, ...]

    @property
    def entries(self) -> list[tuple[str, Entry]]:
        """Everything that is sure, each with the name of its file."""
        return [(file.name, entry) for file in self.files for entry in file.entries]

    def of(self, form: str) -> Iterator[tuple[str, Entry]]:
        """The same of one form."""
        return ((file.name, entry) for file in self.files for entry in entries_of(file.entries, form))


def gather(files: Iterable[FileRead], setting: Setting) -> list[Sent]:
    """What each participant sent, in the order of the register."""
    of: dict[str, list[FileRead]] = {}
    people: dict[str, Participant] = {}
    for file in files:
        if file.sender is not None and file.usable:
            people.setdefault(file.sender.id, file.sender)
            of.setdefault(file.sender.id, []).append(file)
    order = {code: place for place, code in enumerate(setting.register.participants)}
    codes = sorted(of, key=lambda code: (order.get(code, len(order)), code))
    return [Sent(people[code], tuple(of[code])) for code in codes]

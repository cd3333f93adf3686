"""Which part of which dossier a file belongs to, by its name: ``PART``, ``PART-PARTICIPANT``, a page number behind.

    bien-ban-hop.pdf   minutes.pdf   tax_confirmation-CC-12_1.jpg   province/report-TN-05.pdf

A folder counts as a word in front. Case, accents' form, and what stands between words do not matter.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from thidua.papers.kinds import achievement, minutes, proposal, summary_list
from thidua.plan.model.papers import Dossier
from thidua.plan.problems import nearest
from thidua.rules.facts import Participant
from thidua.sheets.file_names import safe_stem

NAMES = {"proposal": proposal.KIND, "minutes": minutes.KIND, "achievement_report": achievement.KIND,
         "summary_list": summary_list.KIND, "confirmation": "xac-nhan"}  # fmt: skip
"""The Vietnamese name of each paper of a dossier; the first four are those of the files that are made of them."""

_BETWEEN = re.compile(r"[\s_.,()/\\-]+")
_PAGE = re.compile(r"(.+)-([0-9]{1,3})")
_UNKNOWN = "không rõ là thành phần nào của hồ sơ"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for files: a part of a dossier, of all (``whose`` is None) or of one participant."""

    dossier: str
    part: str
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Stray:
    """A file that is not taken: why, and whether that is a mistake in its name."""

    name: str
    why: str
    mistake: bool = True


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files by their place, in the order of their pages, and those without one."""

    by_slot: Mapping[Slot, tuple[tuple[str, Path], ...]] = field(default_factory=dict)
    strays: tuple[Stray, ...] = ()


class Naming:
    """The names that files may have, for the dossiers that are put together and the participants of the round."""

    def __init__(
        self, dossiers: Mapping[str, tuple[Dossier, Iterable[str]]], participants: Iterable[Participant]
    ) -> None:
        """``dossiers``: each with the codes of those whom it proposes."""
        self._people = {one.id: one for one in participants}
        self._proposed = {id_: frozenset(codes) for id_, (_, codes) in dossiers.items()}
        self._labels = {(id_, part.id): part.label for id_, (d, _) in dossiers.items() for part in d.parts.values()}
        self._whose = _by_name(self._people)
        self._parts: dict[str, list[tuple[str, str]]] = {}
        for id_, (dossier, _) in dossiers.items():
            for name, part in _part_names(dossier):
                for known in (name, f"{id_}-{name}"):
                    self._parts.setdefault(_folded(known), []).append((id_, part))

    def sort(self, files: Iterable[tuple[str, Path]]) -> Sorted:
        """Find the place of each (name below the folder, path)."""
        found: dict[Slot, list[tuple[int, str, Path]]] = {}
        strays = []
        for name, path in files:
            place = self._place(name)
            if isinstance(place, Stray):
                strays.append(place)
            else:
                found.setdefault(place[0], []).append((place[1], name, path))
        by_slot = {slot: tuple((name, path) for _, name, path in sorted(those)) for slot, those in found.items()}
        return Sorted(by_slot, tuple(strays))

    def _place(self, name: str) -> tuple[Slot, int] | Stray:
        """The one place of a file, with the number of its page."""
        key = _folded(name[: -len(Path(name).suffix)] if Path(name).suffix else name)
        paged = _PAGE.fullmatch(key)
        for stem, page in ((key, 0), *([(paged[1], int(paged[2]))] if paged else [])):
            slots = self._slots(stem)
            if slots:
                only = self._of_proposed(name, slots)
                return only if isinstance(only, Stray) else (only, page)
        return Stray(name, _UNKNOWN + self._hint(key))

    def _slots(self, stem: str) -> list[Slot]:
        slots = [Slot(*place) for place in self._parts.get(stem, ())]
        words = stem.split("-")
        for at in range(1, len(words)):
            codes = self._whose.get("-".join(words[at:]), ())
            slots += [Slot(*place, code) for place in self._parts.get("-".join(words[:at]), ()) for code in codes]
        return slots

    def _of_proposed(self, name: str, slots: list[Slot]) -> Slot | Stray:
        fitting = [slot for slot in slots if slot.whose is None or slot.whose in self._proposed[slot.dossier]]
        if not fitting:
            whose = self._people[slots[0].whose or ""].shown
            return Stray(name, f"{whose} không có trong danh sách đề nghị nên tệp không được ghép", mistake=False)
        if len(fitting) == 1:
            return fitting[0]
        dossiers = list(dict.fromkeys(slot.dossier for slot in fitting))
        if len(dossiers) > 1:
            return Stray(name, f"tên này hợp với nhiều hồ sơ; hãy đặt tệp vào thư mục con {' hoặc '.join(dossiers)}")
        return Stray(name, f"tên này hợp với nhiều chỗ: {'; '.join(map(self._said, fitting))}")

    def _said(self, slot: Slot) -> str:
        label = self._labels[slot.dossier, slot.part]
        return label if slot.whose is None else f"{label} của {self._people[slot.whose].shown} ({slot.whose})"

    def _hint(self, key: str) -> str:
        """The nearest name that would be right, else what the names are made of."""
        parts = [part for part in self._parts if not _doubled(part, self._proposed)]
        right = {_folded(part): part for part in parts}
        codes = sorted({code for those in self._proposed.values() for code in those})
        right |= {_folded(f"{part}-{code}"): f"{part}-{safe_stem(code)}" for part in parts for code in codes}
        near = nearest(key, right)
        if near:
            return f", có phải là «{right[near]}»?"
        return f"; tên tệp bắt đầu bằng một trong: {', '.join(parts)}; rồi đến mã đối tượng nếu là giấy tờ riêng"


def _part_names(dossier: Dossier) -> Iterable[tuple[str, str]]:
    """Each name of a part with its id: the id itself, and the Vietnamese name where one part alone has it."""
    papers = [part.paper for part in dossier.parts.values()]
    for part in dossier.parts.values():
        yield part.id, part.id
        if papers.count(part.paper) == 1 and _folded(NAMES[part.paper]) != _folded(part.id):
            yield NAMES[part.paper], part.id


def _by_name(people: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in people:
        found.setdefault(_folded(safe_stem(code)), []).append(code)
    return found


def _doubled(part: str, dossiers: Iterable[str]) -> bool:
    """Whether a name has its dossier in front, which is rarely needed."""
    return any(part.startswith(f"{_folded(id_)}-") for id_ in dossiers)


def _folded(name: str) -> str:
    return _BETWEEN.sub("-", unicodedata.normalize("NFC", name).casefold()).strip("-")

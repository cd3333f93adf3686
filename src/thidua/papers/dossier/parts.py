"""The lines of one dossier in the plan's order: each with its pages, or with what it lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from thidua.papers.dossier.joined import Part, together
from thidua.papers.dossier.made import Draft, for_all, of_one
from thidua.papers.dossier.naming import Slot, Stray
from thidua.papers.dossier.needed import Wanted, wanted
from thidua.papers.kinds.case import Case
from thidua.papers.vietnamese import printed
from thidua.plan.model.papers import Dossier, DossierPart
from thidua.rules.results import Result

LACKS = "CÒN THIẾU"


class Taken:
    """What was sent, by its place: pages that can be used, names of files that cannot, files without a place."""

    def __init__(self, strays: Sequence[Stray] = ()) -> None:
        self._strays = list(strays)
        self._parts: dict[Slot, list[Part]] = {}
        self._names: dict[Slot, list[str]] = {}
        self._refused: dict[Slot, list[str]] = {}

    @property
    def strays(self) -> tuple[Stray, ...]:
        """Files that stand in no dossier, and why."""
        return tuple(self._strays)

    def take(self, slot: Slot, name: str, part: Part) -> None:
        """A file that can be used; those of one place follow each other."""
        self._parts.setdefault(slot, []).append(part)
        self._names.setdefault(slot, []).append(name)

    def refuse(self, slot: Slot, name: str, why: str) -> None:
        """A file that cannot be used: its place stays open."""
        self._refused.setdefault(slot, []).append(name)
        self._strays.append(Stray(name, why))

    def part(self, slot: Slot) -> Part | None:
        """The line of a place, there or open because of a refused file; None where nothing was sent for it."""
        if slot in self._refused:
            return Part("", note=f"{LACKS}: tệp đã gửi chưa dùng được", lacks=True, files=tuple(self._refused[slot]))
        parts = self._parts.get(slot)
        if not parts:
            return None
        told = tuple(one for part in parts for one in part.told)
        return Part("", together([part.content for part in parts]), told, files=tuple(self._names[slot]))

    def unasked(self, case: Case, dossier: Dossier, people: Sequence[Result]) -> Iterator[Stray]:
        """Files for which the dossier has no place: a part that is not asked of this participant, or of anybody."""
        places = {slot for one in wanted(case, dossier, people) for slot in _places(dossier, one, people)}
        for slot, names in self._names.items():
            if slot.dossier == dossier.id and slot not in places:
                label = dossier.parts[slot.part].label
                whom = "các đối tượng này" if slot.whose is None else slot.whose
                why = f"«{label}» không hỏi {whom} nên tệp không được ghép"
                yield from (Stray(name, why, mistake=False) for name in names)


def parts_of(case: Case, dossier: Dossier, people: Sequence[Result], taken: Taken, *, alone: bool) -> Iterator[Part]:
    """The lines of the contents. ``alone``: the dossier is of one, whose own papers stand in place of common ones."""
    for number, one in enumerate(wanted(case, dossier, people), 1):
        lines = list(_Lines(case, dossier, people, taken, alone, str(number)).of(one))
        if len(lines) == 1:
            yield lines[0]
            continue
        yield Part(printed(one.part.label), number=str(number))
        yield from lines


def _places(dossier: Dossier, one: Wanted, people: Sequence[Result]) -> Iterator[Slot]:
    yield Slot(dossier.id, one.part.id)
    whose = (*one.each, *(result for result, _ in one.unsure)) if one.of_each else people
    yield from (Slot(dossier.id, one.part.id, result.participant.id) for result in whose)


class _Lines:
    """The lines of one part. Several stand below a heading and bear a second number and the name of whose they are."""

    def __init__(
        self, case: Case, dossier: Dossier, people: Sequence[Result], taken: Taken, alone: bool, number: str
    ) -> None:
        self._case, self._dossier, self._people, self._taken = case, dossier, people, taken
        self._alone, self._number = alone, number

    def of(self, one: Wanted) -> Iterator[Part]:
        """The lines, numbered."""
        found = list(self._of_each(one) if one.of_each else self._of_all(one))
        label = printed(one.part.label)
        for place, (result, line) in enumerate(found, 1):
            whose = self._case.shown(result.participant) if result is not None else ""
            if len(found) == 1:
                title = label if not whose or self._alone else f"{label}: {whose}"
                yield replace(line, title=title, number=self._number)
            else:
                yield replace(line, title=whose or "Bản chung", number=f"{self._number}.{place}")

    def _of_all(self, one: Wanted) -> Iterator[tuple[Result | None, Part]]:
        own = [(result, line) for result in self._people if (line := self._sent(one.part, result)) is not None]
        if self._alone and own:
            yield from own
            return
        common = self._sent(one.part) or _drafted(for_all(self._case, self._dossier, one.part))
        if common is not None:
            yield None, common
        elif one.unsure and not own:
            yield None, self._unsure({name: None for _, missing in one.unsure for name in missing})
        elif not own:
            yield None, _lacking()
        yield from own

    def _of_each(self, one: Wanted) -> Iterator[tuple[Result | None, Part]]:
        common = self._sent(one.part)
        if common is not None:
            yield None, common
        for result in one.each:
            line = self._sent(one.part, result)
            if line is None and common is None:
                line = _drafted(of_one(self._case, self._dossier, one.part, result)) or _lacking()
            if line is not None:
                yield result, line
        for result, missing in one.unsure:
            line = self._sent(one.part, result)
            if line is not None or common is None:
                yield result, line or self._unsure(dict.fromkeys(missing))

    def _sent(self, part: DossierPart, result: Result | None = None) -> Part | None:
        whose = None if result is None else result.participant.id
        return self._taken.part(Slot(self._dossier.id, part.id, whose))

    def _unsure(self, missing: Mapping[str, None]) -> Part:
        facts = self._case.plan.facts
        said = ", ".join(f"“{facts[name].label}”" if name in facts else name for name in missing)
        return Part("", note=f"CHƯA RÕ có cần không: thiếu số liệu {said}", lacks=True)


def _drafted(draft: Draft | None) -> Part | None:
    if draft is None:
        return None
    note = f"CÒN {draft.gaps} chỗ trống" if draft.gaps else ""
    return Part("", draft.content, note=note, lacks=bool(draft.gaps), unprintable=draft.unprintable)


def _lacking() -> Part:
    return Part("", note=LACKS, lacks=True)

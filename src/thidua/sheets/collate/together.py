"""The files held against each other: mended forms, copies, two files of one participant, forms in two files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from thidua.sheets.collate.answers import Answer
from thidua.sheets.collate.asking import Asking, UnusableAnswerError
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Asked, Entry, FileRead, Slot
from thidua.sheets.collate.gathered import Sent, gather
from thidua.sheets.collate.matching import check_matches
from thidua.sheets.collate.naming import name_participants
from thidua.sheets.collate.own_figures import check_points
from thidua.sheets.collate.rejudged import name_files
from thidua.sheets.collate.repeated import check_repeated
from thidua.sheets.collate.setting import Setting
from thidua.sheets.collate.spool import stored_like
from thidua.sheets.collate.supplying import settle_supplied
from thidua.sheets.texts import folded, quoted


def settle(files: Sequence[FileRead], setting: Setting) -> list[FileRead]:
    """The files with what the others make of them, in the same order."""
    settled = name_participants(files, setting)
    _put_mended_in_place(settled)
    _find_copies(settled)
    _settle_rivals(settled, setting)
    parted = (sent for sent in gather(settled, setting) if _are_parted(sent, setting))
    held = {file.name: file for sent in parted for file in _hold_across(sent, setting)}
    settled = [held.get(file.name, file) for file in settled]
    return settle_supplied(settled, gather(settled, setting), setting)


def _put_mended_in_place(files: list[FileRead]) -> None:
    """A form that was sent back and came again takes the place of the file that it was made from."""
    mended = {content: file.name for file in files if file.refusal is None for content in file.replaces.split()}
    for place, file in enumerate(files):
        by = mended.get(file.content) if file.content else None
        if by is not None and by != file.name and file.refusal is None:
            files[place] = _put_aside(file, f"đã được thay bằng biểu đã sửa «{by}»")


def _find_copies(files: list[FileRead]) -> None:
    first: dict[str, FileRead] = {}
    for place, file in enumerate(files):
        if file.refusal is not None:
            continue
        known = first.setdefault(file.content, file)
        if known is not file:
            files[place] = replace(
                file, copy_of=known.name, questions=known.questions, sender=known.sender, supplier=known.supplier
            )


def _settle_rivals(files: list[FileRead], setting: Setting) -> None:
    """Two files of one participant with the same form and other content: somebody must say which one counts."""
    rivals: dict[tuple[str, str], list[int]] = {}
    for place, file in enumerate(files):
        if file.by is not None and file.refusal is None and file.copy_of is None:
            for form in file.forms:
                rivals.setdefault((file.by.id, form), []).append(place)
    groups = dict.fromkeys(tuple(places) for places in rivals.values() if len(places) > 1)
    for places in groups:
        _choose([place for place in places if files[place].refusal is None], files, setting)


def _choose(places: list[int], files: list[FileRead], setting: Setting) -> None:
    if len(places) < 2:
        return
    rivals = [files[place] for place in places]
    first = rivals[0]
    who = first.by.shown if first.by else ""
    names = [file.name for file in rivals]
    asking = Asking(first.name, "+".join(file.content for file in rivals), setting.answers)
    asking.participant = first.by.id if first.by else None
    wanted = f"«{who}» gửi {len(names)} tệp khác nhau cho cùng một biểu: {quoted(names)}; ghi tên tệp được dùng"
    question = asking.question("two-files", "; ".join(names), wanted)
    chosen = asking.ask(question, lambda answer: _named(answer, names))
    for place in places:
        file = files[place]
        if chosen is None:
            files[place] = replace(file, waits=True, questions=(*file.questions, *asking.open.values()))
        elif file.name != chosen:
            files[place] = _put_aside(file, f"đã chọn dùng tệp «{chosen}»")


def _named(answer: Answer, names: list[str]) -> str:
    text = folded(answer.text)
    fitting = [name for name in names if text in (folded(name), folded(PurePosixPath(name).name))]
    if len(fitting) != 1:
        raise UnusableAnswerError(answer.text)
    return fitting[0]


def _put_aside(file: FileRead, reason: str) -> FileRead:
    return replace(file, refusal=reason, questions=(), asked=(), entries=())


def _are_parted(sent: Sent, setting: Setting) -> bool:
    """Whether forms that belong together came in different files, or one of them not at all."""
    forms = {form for file in sent.files for form in file.forms}
    pairs = ({form.id, form.match.form} for form in setting.plan.forms.values() if form.match is not None)
    return len(sent.files) > 1 or any(len(pair & forms) == 1 for pair in pairs)


def _hold_across(sent: Sent, setting: Setting) -> list[FileRead]:
    """The files of one participant once their forms are held against each other."""
    first = sent.files[0]
    asking = Asking(first.name, "+".join(file.content for file in sent.files), setting.answers)
    asking.participant = sent.participant.id
    taken = Taken(setting.judge, asking)
    taken.sure = {entry.slot: entry for _, entry in sent.entries}
    taken.asked = {asked.slot: asked for file in sent.files for asked in file.asked}
    holder = {slot: file.name for file in sent.files for slot in (*_slots(file.entries), *_slots(file.asked))}
    check_repeated(taken)
    check_matches(taken, alone=True)
    check_points(taken, sent.participant, setting.round_id)
    name_files(taken, sent.files)
    slots: dict[str, set[Slot]] = {file.name: set() for file in sent.files}
    for slot in (*taken.sure, *taken.asked):
        slots[holder.get(slot, first.name)].add(slot)
    return [_with(file, taken, slots[file.name]) for file in sent.files]


def _with(file: FileRead, taken: Taken, mine: set[Slot]) -> FileRead:
    asked = tuple(found for slot, found in taken.asked.items() if slot in mine)
    known = {question.key: question for question in (*file.questions, *(found.question for found in asked))}
    return replace(
        file,
        entries=stored_like(file.entries, [entry for slot, entry in taken.sure.items() if slot in mine]),
        asked=asked,
        questions=tuple(known.values()),
        rows_asked=min(file.rows, len({found.slot[:2] for found in asked})),
    )


def _slots(found: Iterable[Entry | Asked]) -> list[Slot]:
    return [one.slot for one in found]

"""Who sent a file: by the hidden sheet, by the name typed into the form, by the name of the file, in this order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.cells import Cell
from thidua.sheets.collate.asking import Asking
from thidua.sheets.collate.question import Code
from thidua.sheets.collate.register import Found, Register, named
from thidua.sheets.collate.returned import NOTES
from thidua.sheets.collate.setting import Setting
from thidua.sheets.content import About, FormContent
from thidua.sheets.texts import quoted

# What programs and people add to a file's name: "(1)", "- Copy", "bản cuối".
_ADDED = re.compile(r"\s*(\(\d+\)|[-_ ]+(copy|bản sao|ban sao|sửa|sua|v?\d))+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """One place that says who sent a file, and whom it means."""

    how: str
    text: str
    found: Found
    sheet: str | None = None
    cell: str = ""


def sender_of(
    contents: list[FormContent], file: str, setting: Setting, asking: Asking, said_by_itself: Cell | None = None
) -> Participant | None:
    """The sender; None while somebody has to say who it is.

    ``said_by_itself``: the name in a form that went back because nobody knew whose it was.
    """
    register = setting.register
    claims = list(_claims(contents, file, register, setting.plan))
    if said_by_itself is not None:
        text = said_by_itself.text
        claims = [Claim(f"tên ghi ở trang «{NOTES}»", text, register.find(text), *_place(said_by_itself))]
    certain = [claim for claim in claims if claim.found.sure is not None]
    people = {claim.found.sure.id: claim.found.sure for claim in certain if claim.found.sure}
    said = claims[0]
    if len(people) == 1 and said.found.sure is not None:
        return said.found.sure
    if len(people) > 1:
        stood = "; ".join(f"{claim.how}: {named(claim.found.sure)}" for claim in certain if claim.found.sure)
        return _ask("sender-disagrees", said, stood, "", next(iter(people.values())), register, asking)
    likely = next(iter(people.values()), said.found.likely)
    near = f"; gần giống: {quoted(said.found.near)}" if said.found.near and likely is None else ""
    return _ask("unknown-participant", said, said.text, near, likely, register, asking)


def _claims(contents: list[FormContent], file: str, register: Register, plan: Plan) -> Iterator[Claim]:
    about = next((content.about for content in contents if content.about is not None), None)
    if about is not None and about.participant:
        shown = f"{about.name} ({about.participant})" if about.name else about.participant
        yield Claim("trang ẩn", shown, _hidden(about, register, plan), *_place(about.cells.get("participant")))
    for content in contents:
        if content.about is None and content.sender is not None and content.sender.text:
            text = content.sender.text
            yield Claim("tên ghi trong biểu", text, register.find(text), *_place(content.sender))
    stem = PurePosixPath(file).stem
    found = register.find(stem)
    yield Claim("tên tệp", stem, found if found.sure else register.find(_ADDED.sub("", stem) or stem))


def _hidden(about: About, register: Register, plan: Plan) -> Found:
    if not register.participants:
        kinds = plan.groups[about.group].kinds if about.group in plan.groups else ()
        who = Participant(about.participant, about.kind, about.group, name=about.name or None)
        return Found(who if about.kind in kinds else None)
    found = register.find(about.participant)
    return found if found.sure or not about.name else register.find(about.name)


def _ask(
    code: Code, said: Claim, stood: str, near: str, likely: Participant | None, register: Register, asking: Asking
) -> Participant | None:
    wanted = f"cần mã hoặc tên của đơn vị gửi tệp này, đúng như trong danh sách{near}"
    proposal = named(likely) if likely is not None else None
    question = asking.question(code, stood, wanted, sheet=said.sheet, cell=said.cell, proposal=proposal)
    return asking.ask(question, lambda answer: likely if answer.agrees else register.find(answer.text).sure)


def _place(cell: Cell | None) -> tuple[str | None, str]:
    return (cell.sheet, cell.address) if cell is not None else (None, "")

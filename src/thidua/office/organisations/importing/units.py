"""A list of organisations."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.text import slugify

from thidua.office import clock
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.importing.rows import NEW, Line, Told, Verdict, choice_of, day_of, tell, text_of
from thidua.office.organisations.models import Level, Organisation, OrganisationKind
from thidua.office.organisations.services import tree
from thidua.office.spelling import clean, search_key
from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.people_and_units import Directory

COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("Mã", "Mã đơn vị"),
    "name": ("Tên", "Tên đơn vị"),
    "short_name": ("Tên gọi tắt", "Tên tắt"),
    "kind": ("Loại", "Loại đơn vị"),
    "level": ("Cấp",),
    "parent": ("Đơn vị cấp trên", "Mã đơn vị cấp trên", "Trực thuộc"),
    "valid_from": ("Từ ngày",),
}
REQUIRED = ("code", "name", "parent")
REASON = "Nhập từ Excel"


class UnitList:
    """Says what each row would do below the organisations that somebody administers, and does it."""

    def __init__(self, places: Collection[int], by: AbstractBaseUser | None) -> None:
        """``places``: keys of the organisations; nothing is written outside them, but for new ones below them."""
        self._by, self._places = by, frozenset(places)
        self._units = {one.code: one for one in Organisation.objects.filter(pk__in=places, valid_to=None)}
        self._names = {one.pk: one.code for one in self._units.values()}
        self._directory = Directory({code: one.name for code, one in self._units.items()})
        self._in_file: dict[str, int] = {}

    def tell(self, lines: Iterable[Line], choices: Mapping[int, str]) -> list[Told]:
        """What would become of each row; ``choices``: what somebody answered about a row, by its number."""
        return tell(lines, choices, self._row)

    def _row(self, line: Line, choice: str) -> Told:
        code, name = clean(line["code"]), text_of(line, "name", "Tên")
        if not code or not name:
            raise OrganisationError("Thiếu " + ("mã" if not code else "tên"))
        if code != slugify(code):
            better = slugify(search_key(name))
            raise OrganisationError(f"Mã «{code}» chỉ được gồm chữ không dấu, chữ số và gạch nối, ví dụ «{better}»")
        if code in self._in_file:
            raise OrganisationError(f"Mã «{code}» đã có ở dòng {self._in_file[code]}")
        self._in_file[code] = line.number
        if code in self._units:
            return self._known_one(line, self._units[code], name)
        if Organisation.objects.filter(code=code).exists():
            raise OrganisationError(f"Mã «{code}» đã có đơn vị khác dùng")
        return self._new(line, code, name, choice)

    def _new(self, line: Line, code: str, name: str, choice: str) -> Told:
        parent = self._parent(line["parent"])
        kind = choice_of(line, "kind", "Loại", dict(OrganisationKind.choices)) or OrganisationKind.DEPARTMENT
        level = choice_of(line, "level", "Cấp", dict(Level.choices)) or Level.COMMUNE
        start = day_of(line, "valid_from", "Từ ngày")
        near = self._directory.find(name)
        if isinstance(near, Sure | Proposal) and choice != NEW:
            other = self._units[near.value]
            why = f"Tên rất giống «{other.name}» (mã {other.code}); nếu là đơn vị khác, hãy chọn «Thêm mới»"
            return Told(line, Verdict.ASK, [why])

        def act() -> None:
            above = parent if isinstance(parent, Organisation) else Organisation.objects.filter(code=parent).first()
            if above is None:
                raise OrganisationError("Dòng ghi đơn vị cấp trên không được nhận")
            tree.found(
                code=code,
                name=name,
                short_name=line["short_name"],
                kind=kind,
                level=level,
                parent=above,
                valid_from=start,
                by=self._by,
                reason=REASON,
            )

        shown = parent.name if isinstance(parent, Organisation) else f"đơn vị ở dòng {self._in_file[parent]}"
        return Told(line, Verdict.MAKE, [f"Thêm đơn vị thuộc {shown}"], act=act)

    def _known_one(self, line: Line, held: Organisation, name: str) -> Told:
        short = clean(line["short_name"]) or held.short_name
        why = []
        if name != held.name:
            why.append(f"Đổi tên từ «{held.name}»")
        elif short != held.short_name:
            why.append("Sửa tên gọi tắt")
        above = self._parent(line["parent"]) if line["parent"] and held.parent_id in self._places else None
        moves = isinstance(above, Organisation) and above.pk != held.parent_id
        if moves and isinstance(above, Organisation):
            why.append(f"Chuyển về «{above.name}»")
        if not why:
            return Told(line, Verdict.SAME, ["Đã có đúng như vậy"])

        def act() -> None:
            day = clock.today()
            if name != held.name or short != held.short_name:
                tree.rename(organisation=held, name=name, short_name=short, on=day, by=self._by, reason=REASON)
            if moves and isinstance(above, Organisation):
                tree.move(organisation=held, to=above, on=day, by=self._by, reason=REASON)

        return Told(line, Verdict.CHANGE, why, act=act)

    def _parent(self, text: str) -> Organisation | str:
        """The organisation above, or the code of one that an earlier row adds."""
        if not text:
            raise OrganisationError("Thiếu đơn vị cấp trên")
        answer = self._directory.find(text)
        if isinstance(answer, Sure):
            return self._units[answer.value]
        if clean(text) in self._in_file:
            return clean(text)
        hint = f"; có phải là «{self._units[answer.value].name}»?" if isinstance(answer, Proposal) else ""
        raise OrganisationError(f"Không thấy đơn vị cấp trên «{text}» trong những đơn vị bạn quản trị{hint}")

"""A list of people with their roles."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.importing.recognising import SAME_NAME, People
from thidua.office.organisations.importing.rows import (
    NEW,
    Line,
    Told,
    Verdict,
    choice_of,
    day_of,
    tell,
    text_of,
    yes_of,
)
from thidua.office.organisations.models import Membership, Organisation, Person, Role
from thidua.office.organisations.services import people, roles
from thidua.office.spelling import clean
from thidua.sheets.lenient.answers import Sure
from thidua.sheets.lenient.people_and_units import Directory

COLUMNS: dict[str, tuple[str, ...]] = {
    "full_name": ("Họ và tên", "Họ tên", "Tên"),
    "unit": ("Đơn vị", "Mã đơn vị", "Tên đơn vị", "Cơ quan, đơn vị"),
    "position": ("Chức vụ", "Chức danh"),
    "staff_code": ("Mã cán bộ", "Mã CBCC"),
    "email": ("Thư điện tử", "Email", "E-mail"),
    "phone": ("Điện thoại", "Số điện thoại"),
    "role": ("Vai trò",),
    "subtree": ("Cả cấp dưới",),
    "valid_from": ("Từ ngày",),
    "valid_to": ("Đến ngày", "Đến hết ngày"),
}
REQUIRED = ("full_name", "unit")
_KNOWN = ("position", "staff_code", "email", "phone")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a row says, read."""

    unit: Organisation
    known: dict[str, str]
    role: str
    subtree: bool
    valid_from: date | None
    valid_to: date | None


class PeopleList:
    """Says what each row would do among the organisations that somebody administers, and does it."""

    def __init__(self, places: Collection[int], by: AbstractBaseUser | None) -> None:
        """``places``: keys of the organisations; nothing outside them is read or written."""
        self._by = by
        self._units = {one.code: one for one in Organisation.objects.filter(pk__in=places, valid_to=None)}
        self._directory = Directory({code: one.name for code, one in self._units.items()})
        found = Person.objects.filter(organisation__in=places).select_related("organisation", "same_as__organisation")
        self._people = People(found)
        self._held = set(
            Membership.objects.filter(organisation__in=places, stands_in_for=None).values_list(
                "person", "organisation", "role", "subtree"
            )
        )
        self._first_row: dict[int, int] = {}
        """By the identity of a person that this list makes: the row that makes it."""

    def tell(self, lines: Iterable[Line], choices: Mapping[int, str]) -> list[Told]:
        """What would become of each row; ``choices``: what somebody answered about a row, by its number."""
        return tell(lines, choices, self._row)

    def _row(self, line: Line, choice: str) -> Told:
        wanted = self._wanted(line)
        sure, candidates = self._who(line, wanted)
        if sure is None and candidates and choice != NEW:
            sure = next((one for one, _ in candidates if self._key(one) == choice), None)
            if sure is None:
                shown = [
                    (self._key(one), f"{one.full_name}, {one.organisation or 'không đơn vị'} ({why})")
                    for one, why in candidates
                ]
                return Told(line, Verdict.ASK, ["Có thể là người đã có; hãy chọn"], shown)
        return self._new(line, wanted) if sure is None else self._known_one(line, wanted, sure)

    def _wanted(self, line: Line) -> _Wanted:
        if not text_of(line, "full_name", "Họ và tên"):
            raise OrganisationError("Thiếu họ và tên")
        known = {name: text_of(line, name, COLUMNS[name][0]) for name in _KNOWN if line[name]}
        if "email" in known:
            try:
                validate_email(known["email"])
            except ValidationError:
                raise OrganisationError(f"Thư điện tử «{known['email']}» không đúng dạng") from None
        start, end = day_of(line, "valid_from", "Từ ngày"), day_of(line, "valid_to", "Đến ngày")
        if start is not None and end is not None and start > end:
            raise OrganisationError(f"Đến ngày {end:%d/%m/%Y} ở trước từ ngày {start:%d/%m/%Y}")
        role = choice_of(line, "role", "Vai trò", dict(Role.choices))
        return _Wanted(self._unit(line["unit"]), known, role, yes_of(line, "subtree", "Cả cấp dưới"), start, end)

    def _unit(self, text: str) -> Organisation:
        if not text:
            raise OrganisationError("Thiếu đơn vị")
        answer = self._directory.find(text)
        if isinstance(answer, Sure):
            return self._units[answer.value]
        near = getattr(answer, "near", ())
        if not near and not isinstance(answer, Sure) and hasattr(answer, "value"):
            near = (self._units[answer.value].name,)
        hint = f"; có phải là {' hay '.join(f'«{one}»' for one in near)}?" if near else ""
        raise OrganisationError(f"Không thấy đơn vị «{text}» trong những đơn vị bạn quản trị{hint}")

    def _who(self, line: Line, wanted: _Wanted) -> tuple[Person | None, list[tuple[Person, str]]]:
        name, unit = clean(line["full_name"]), wanted.unit.pk
        coded = self._people.with_code(wanted.known.get("staff_code", ""))
        alike = self._people.like(name)
        by_code = [one for one in coded if any(one is other for other, _ in alike)]
        if len(by_code) == 1:
            return by_code[0], []
        if coded:
            return None, [(one, "cùng mã cán bộ") for one in coded]
        # A staff code that differs says that they are two, however alike the names are.
        code = wanted.known.get("staff_code", "")
        alike = [(one, why) for one, why in alike if not (code and one.staff_code and one.staff_code != code)]
        here = [one for one, why in alike if one.organisation_id == unit and why == SAME_NAME]
        if len(here) == 1:
            return here[0], []
        return None, alike

    def _key(self, person: Person) -> str:
        """By what somebody chooses a person: one that is there, or one that an earlier row adds."""
        return str(person.pk) if person.pk else f"row:{self._first_row[id(person)]}"

    def _new(self, line: Line, wanted: _Wanted) -> Told:
        person = Person(full_name=clean(line["full_name"]), organisation=wanted.unit, **wanted.known)
        self._people.add(person)
        self._first_row[id(person)] = line.number

        def act() -> None:
            made = people.add(organisation=wanted.unit, by=self._by, full_name=person.full_name, **wanted.known)
            person.pk = made.pk
            self._give(made, wanted)

        return Told(line, Verdict.MAKE, ["Thêm người" + self._role_words(wanted)], act=act)

    def _known_one(self, line: Line, wanted: _Wanted, person: Person) -> Told:
        changes = [name for name, value in wanted.known.items() if getattr(person, name) != value]
        moves = person.organisation_id != wanted.unit.pk
        gives = bool(wanted.role) and not self._holds(person, wanted)
        why = []
        if id(person) in self._first_row:
            why.append(f"Cùng người với dòng {self._first_row[id(person)]}")
        if changes:
            why.append("Sửa " + ", ".join(COLUMNS[name][0].lower() for name in changes))
        if moves:
            why.append(f"Chuyển từ «{person.organisation or 'không đơn vị'}» sang «{wanted.unit}»")
        if gives:
            why.append("Giao" + self._role_words(wanted))
        if not (changes or moves or gives):
            return Told(line, Verdict.SAME, [*why, "Đã có đúng như vậy"])

        def act() -> None:
            held = Person.objects.filter(pk=person.pk).first()
            if held is None:
                raise OrganisationError("Dòng ghi người này không được nhận")
            people.change(person=held, by=self._by, organisation=wanted.unit, **wanted.known)
            if gives:
                self._give(held, wanted)

        self._note(person, wanted)
        return Told(line, Verdict.CHANGE, why, act=act)

    def _holds(self, person: Person, wanted: _Wanted) -> bool:
        return (person.pk or id(person), wanted.unit.pk, wanted.role, wanted.subtree) in self._held

    def _note(self, person: Person, wanted: _Wanted) -> None:
        """A later row that says the same adds nothing."""
        if wanted.role:
            self._held.add((person.pk or id(person), wanted.unit.pk, wanted.role, wanted.subtree))

    def _give(self, person: Person, wanted: _Wanted) -> None:
        if wanted.role:
            roles.give(
                person=person,
                organisation=wanted.unit,
                role=wanted.role,
                subtree=wanted.subtree,
                valid_from=wanted.valid_from,
                valid_to=wanted.valid_to,
                by=self._by,
                reason="Nhập từ Excel",
            )

    @staticmethod
    def _role_words(wanted: _Wanted) -> str:
        if not wanted.role:
            return ""
        return f" vai trò {Role(wanted.role).label} tại {wanted.unit}" + (" và cấp dưới" if wanted.subtree else "")

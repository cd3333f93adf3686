"""The district of the journey of ``test_hoa_thanh``: its offices and people, before there is any plan."""

from tests.browser.hoa_thanh.table import HOME_AFFAIRS, INSPECTORATE, OFFICE, UNITS
from tests.office.made import organisation, user_with
from thidua.office.organisations.models import Level, Organisation, OrganisationKind, Role

DISTRICT = "Ủy ban nhân dân huyện Hòa Mẫu"
PORTAL = "Trung tâm Văn hóa và Truyền thông huyện Hòa Mẫu"
PAPER_ONLY = "Xã Phước Lộc"
"""Has nobody on the system: works on paper."""
NAMES = {
    "district": "Trần Mẫu Chi", "chair": "Lê Mẫu Quang", "council": "Phan Mẫu Hạnh", "auditor": "Vũ Mẫu Khoa",
    "standing body": "Nguyễn Mẫu An", "home appraiser": "Đỗ Mẫu Bình", "records": "Hồ Mẫu Dung",
    "office appraiser": "Bùi Mẫu Giang", "inspector": "Cao Mẫu Hải", "portal": "Đinh Mẫu Lan",
    "writes": "Dương Mẫu Minh", "signs": "Ngô Mẫu Nam", "clerk": "Tạ Mẫu Oanh", "land": "Mai Mẫu Phúc",
    "stranger": "Lý Mẫu Sơn",
}  # fmt: skip


def made_hoa_thanh() -> dict[str, str]:
    """The usernames of those who act, by what they are to the journey."""
    district = organisation(name=DISTRICT, kind=OrganisationKind.COMMITTEE, code="ubnd-huyen")
    places = {one: _unit(district, one, number) for number, one in enumerate(UNITS, 1)}
    portal = organisation(district, name=PORTAL, code="tt-vhtt")
    there = {
        "district": (district, Role.OFFICER),
        "chair": (district, Role.DECISION_MAKER),
        "council": (district, Role.COUNCIL_MEMBER),
        "auditor": (district, Role.AUDITOR),
        "standing body": (places[HOME_AFFAIRS], Role.OFFICER),
        "home appraiser": (places[HOME_AFFAIRS], Role.APPRAISER),
        "records": (places[OFFICE], Role.OFFICER),
        "office appraiser": (places[OFFICE], Role.APPRAISER),
        "inspector": (places[INSPECTORATE], Role.OFFICER),
        "portal": (portal, Role.OFFICER),
        "writes": (places["Xã Long Hải"], Role.OFFICER),
        "signs": (places["Xã Long Hải"], Role.HEAD),
        "clerk": (places["Thị trấn Bình An"], Role.OFFICER),
        "land": (places["Chi nhánh đất đai"], Role.HEAD),
        "stranger": (organisation(name="Ủy ban nhân dân huyện Khác", kind=OrganisationKind.COMMITTEE), Role.OFFICER),
    }
    people = {who: _somebody(NAMES[who], role, at) for who, (at, role) in there.items()}
    for one, place in places.items():
        if one not in (PAPER_ONLY, "Xã Long Hải", "Chi nhánh đất đai"):
            user_with(Role.HEAD, at=place)
    return people


def _unit(above: Organisation, name: str, number: int) -> Organisation:
    kind = OrganisationKind.COMMITTEE if UNITS[name].group == "commune" else OrganisationKind.DEPARTMENT
    level = Level.COMMUNE if UNITS[name].group == "commune" else Level.DISTRICT
    return organisation(above, name=UNITS[name].name, kind=kind, level=level, code=f"ht-{number:02}")


def _somebody(name: str, role: Role, at: Organisation) -> str:
    account = user_with(role, at=at)
    account.person.full_name, account.person.organisation = name, at
    account.person.save()
    return account.username

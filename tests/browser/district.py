"""The district of the journey of ``test_cu_chi``: its offices and people, before there is any plan."""

from tests.office.made import organisation, user_with
from thidua.office.organisations.models import Level, Organisation, OrganisationKind, Role

SCHOOLS = ("Trường Tiểu học Mẫu Một", "Trường Trung học cơ sở Mẫu Hai")
COMMUNES = ("Ủy ban nhân dân xã Mẫu Ba", "Ủy ban nhân dân xã Mẫu Tư")
EDUCATION = "Phòng Giáo dục và Đào tạo huyện Mẫu"
HOME_AFFAIRS = "Phòng Nội vụ huyện Mẫu"


def made_district() -> dict[str, str]:
    """The usernames of those who act; the second commune works on paper and has nobody on the system."""
    district = organisation(name="Ủy ban nhân dân huyện Mẫu", kind=OrganisationKind.COMMITTEE)
    home_affairs = organisation(district, name=HOME_AFFAIRS)
    education = organisation(district, name=EDUCATION)
    schools = [_unit(education, name, OrganisationKind.SCHOOL) for name in SCHOOLS]
    commune, _ = [_unit(district, name, OrganisationKind.COMMITTEE) for name in COMMUNES]
    return {
        "district": user_with(Role.OFFICER, at=district).username,
        "standing body": user_with(Role.OFFICER, at=home_affairs).username,
        "education": user_with(Role.OFFICER, Role.HEAD, at=education).username,
        "first school": user_with(Role.HEAD, at=schools[0]).username,
        "second school": user_with(Role.HEAD, at=schools[1]).username,
        "commune": user_with(Role.OFFICER, at=commune).username,
    }


def _unit(above: Organisation, name: str, kind: OrganisationKind) -> Organisation:
    return organisation(above, name=name, kind=kind, level=Level.COMMUNE)

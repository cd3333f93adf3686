"""Things in the journal by the names that they have today, with links for who may open them."""

import pytest
from django.urls import reverse

from tests.office.made import campaign, organisation, participant, person, user, user_with
from thidua.office.access.standing import standing_of
from thidua.office.organisations.models import Organisation, Role
from thidua.web.pages.journal.naming import Named, named, target_of


@pytest.fixture
def place() -> Organisation:
    return organisation(name="Phòng Mẫu")


def test_everything_is_called_by_its_name_with_a_link_for_who_may_open_it_in_one_query(
    place: Organisation, django_assert_num_queries
):
    one = person(full_name="Trần Mẫu Bình", organisation=place)
    account, started = user(person=one), campaign(place, title="Thi đua Mẫu")
    unit = participant(started, organisation(name="Xã Mẫu"))
    things = {
        f"organisations.person:{one.pk}": Named("Người: Trần Mẫu Bình", reverse("person", args=[one.pk])),
        f"accounts.user:{account.pk}": Named("Tài khoản: Trần Mẫu Bình", reverse("account", args=[account.pk])),
        f"organisations.organisation:{place.pk}": Named("Đơn vị: Phòng Mẫu", reverse("organisation", args=[place.pk])),
        f"campaigns.campaign:{started.pk}": Named("Phong trào: Thi đua Mẫu"),
        f"campaigns.participant:{unit.pk}": Named("Đối tượng tham gia: Xã Mẫu"),
        "organisations.person:99999": Named("Người 99999 (không còn)"),
        "mail.message:7": Named("Thư 7"),
        "plan.body:standing": Named("Cơ quan trong kế hoạch standing"),
        "": Named(""),
    }
    standing = standing_of(user_with(Role.ADMINISTRATOR, at=place))
    with django_assert_num_queries(1):
        assert named(standing, things) == things
    watching = named(standing_of(user_with(Role.AUDITOR, at=place)), things)
    links = {name.words for name in watching.values() if name.url}
    assert links == {"Phong trào: Thi đua Mẫu", "Đối tượng tham gia: Xã Mẫu"}


def test_a_bare_key_is_what_its_name_says_and_other_values_are_none():
    told = [("organisation", 3), ("organisation", "phong-mau"), ("runs", True), ("organisation", True), ("cells", 3)]
    assert [target_of(name, value) for name, value in told] == ["organisations.organisation:3", "", "", "", ""]

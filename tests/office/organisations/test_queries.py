"""Who stands for an organisation today, and whose past is its own."""

from datetime import date

from tests.office.made import organisation
from thidua.office import clock
from thidua.office.organisations.queries import successors, with_predecessors
from thidua.office.organisations.services.tree import close, merge, split


def test_a_unit_merged_twice_is_found_from_both_ends():
    first, second, third, other = (organisation() for _ in range(4))
    with clock.at(date(2026, 7, 1)):
        merge(sources=[first], into=second, on=date(2026, 3, 1), by=None, reason="Sắp xếp")
        merge(sources=[second], into=third, on=date(2026, 7, 1), by=None, reason="Sắp xếp")
        assert with_predecessors(third.pk) == {first.pk, second.pk, third.pk}
        assert with_predecessors(first.pk) == {first.pk}
        found = successors({first.pk, third.pk, other.pk})
        assert {key: one.organisation for key, one in found.items()} == {
            first.pk: third, third.pk: third, other.pk: other}  # fmt: skip


def test_who_was_split_or_closed_has_no_successor_and_it_is_said_why():
    whole, gone = organisation(), organisation()
    with clock.at(date(2026, 7, 1)):
        day = date(2026, 7, 1)
        split(organisation=whole, parts=[("a", "Phường A"), ("b", "Phường B")], on=day, by=None, reason="Chia")
        close(organisation=gone, last_day=date(2026, 6, 30), by=None, reason="Giải thể")
        found = successors({whole.pk, gone.pk})
        assert [(found[one.pk].organisation, found[one.pk].why) for one in (whole, gone)] == [
            (None, "đã chia thành «Phường A», «Phường B»"),
            (None, "đã kết thúc hoạt động từ hết ngày 30/06/2026"),
        ]

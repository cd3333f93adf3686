"""Two people at one form: nothing is overwritten that was not shown, nothing typed is lost."""

import pytest

from tests.office.submissions.made import Room, sent, user_of, write
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.errors import NotAllowedError, SubmissionError, UnknownPlaceError, WrongStateError
from thidua.office.submissions.models import CellVersion
from thidua.office.submissions.queries.content import cells_of, texts_of, unsettled
from thidua.office.submissions.services.writing import settle


@pytest.fixture
def room() -> Room:
    return Room()


def first_field(room: Room) -> str:
    return next(iter(plan_of(room.campaign.plan).fields))


def number(room: Room) -> tuple[str, str, str]:
    return ("bieu_1", first_field(room), "registered")


def history(sheet) -> list[tuple[int, str, bool]]:
    return list(CellVersion.objects.filter(cell__sheet=sheet).values_list("version", "value", "applied"))


def test_each_value_that_a_cell_has_had_is_kept(room):
    officer, sheet, slot = room.at(Role.OFFICER), room.sheet(), number(room)
    write(sheet, officer, {slot: "2"})
    write(sheet, officer, {slot: " 3 "})
    write(sheet, officer, {slot: "3"})
    write(sheet, officer, {slot: ""})
    assert history(sheet) == [(1, "2", True), (2, "3", True), (3, "", True)]
    sheet.refresh_from_db()
    assert sheet.revision == 3


def test_a_value_that_meets_a_newer_one_is_kept_beside_it_with_its_writer(room):
    mine, theirs, sheet, slot = room.at(Role.OFFICER), room.at(Role.HEAD), room.sheet(), number(room)
    write(sheet, mine, {slot: "1"})
    write(sheet, theirs, {slot: "2"}, {slot: 1})
    saved = write(sheet, mine, {slot: "3"}, {slot: 1})
    assert (saved.changed, len(saved.met)) == ((), 1)
    assert texts_of(cells_of(sheet).values()) == {slot: "2"}
    (waiting,) = unsettled(sheet)
    assert (waiting.value, waiting.changed_by) == ("3", user_of(mine))
    assert waiting.cell.changed_by == user_of(theirs)


def test_two_who_fill_an_empty_cell_both_keep_what_they_typed(room):
    sheet, slot = room.sheet(), number(room)
    write(sheet, room.at(Role.OFFICER), {slot: "1"}, {slot: 0})
    write(sheet, room.at(Role.HEAD), {slot: "2"}, {slot: 0})
    assert history(sheet) == [(1, "1", True), (1, "2", False)]


def test_a_page_that_shows_an_older_value_and_left_it_so_has_typed_nothing(room):
    officer, sheet, slot = room.at(Role.OFFICER), room.sheet(), number(room)
    write(sheet, officer, {slot: "1"})
    write(sheet, officer, {slot: "2"})
    assert write(sheet, officer, {slot: "1"}, {slot: 1}).met == ()
    assert write(sheet, officer, {slot: ""}, {slot: 0}).met == ()
    assert write(sheet, officer, {slot: "2"}, {slot: 1}).met == ()
    assert unsettled(sheet) == []


@pytest.mark.parametrize(("take", "stands"), [(True, "3"), (False, "2")])
def test_somebody_chooses_and_both_stay_in_the_history(room, take, stands):
    officer, sheet, slot = room.at(Role.OFFICER), room.sheet(), number(room)
    write(sheet, officer, {slot: "2"})
    write(sheet, officer, {slot: "3"}, {slot: 0})
    (waiting,) = unsettled(sheet)
    assert settle(sheet=sheet, version=waiting, take=take, standing=officer).value == stands
    assert unsettled(sheet) == []
    assert {value for _, value, _ in history(sheet)} == {"2", "3"}
    with pytest.raises(SubmissionError, match="đã có người chọn rồi"):
        settle(sheet=sheet, version=waiting, take=take, standing=officer)


def test_what_one_types_stays_though_it_cannot_be_read_and_odd_signs_go(room):
    sheet, slot = room.sheet(), number(room)
    write(sheet, room.at(Role.OFFICER), {slot: "khoảng\x00 hai\r\nba "})
    assert texts_of(cells_of(sheet).values()) == {slot: "khoảng hai\nba"}


@pytest.mark.parametrize(
    "slot",
    [("bieu_9", "1", "names"), ("bieu_1", "khong-co", "registered"), ("bieu_1", "{field}:2", "registered"),
     ("bieu_2", "{field}:0", "names"), ("bieu_2", "{field}:99999", "names"), ("bieu_1", "{field}", "names")],
)  # fmt: skip
def test_a_place_that_the_form_does_not_have_is_refused(room, slot):
    slot = tuple(part.format(field=first_field(room)) for part in slot)
    with pytest.raises(UnknownPlaceError):
        write(room.sheet(), room.at(Role.OFFICER), {slot: "1"})


def test_a_text_beyond_all_measure_is_refused(room):
    with pytest.raises(SubmissionError, match="dài quá 20000 chữ"):
        write(room.sheet(), room.at(Role.OFFICER), {number(room): "x" * 20_001})


def test_only_the_units_officers_and_head_write_and_the_standing_body_where_it_may_enter():
    open_to_all, own_only = Room(units=2), Room(ways=["head"])
    for room, standing, may in (
        (open_to_all, open_to_all.at(Role.OFFICER), True),
        (open_to_all, open_to_all.at(Role.OBSERVER), False),
        (open_to_all, open_to_all.at(Role.HEAD, open_to_all.units[1]), False),
        (open_to_all, open_to_all.body, True),
        (own_only, own_only.body, False),
    ):
        if may:
            write(room.sheet(), standing, {number(room): "1"})
        else:
            with pytest.raises(NotAllowedError):
                write(room.sheet(), standing, {number(room): "2"})


def test_what_was_sent_is_changed_no_more(room):
    head = room.at(Role.HEAD)
    sent(room.sheet(), head, incomplete=True)
    with pytest.raises(WrongStateError, match="đã gửi"):
        write(room.sheet(), head, {number(room): "1"})

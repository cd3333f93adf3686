"""What happens besides sheets while campaigns run, so that every page shows something."""

from collections.abc import Sequence
from datetime import date, timedelta

from demo.office.drawn import scan
from demo.office.places import Founding, Town
from thidua.office import clock
from thidua.office.accounts.services import open_account
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.applying import accept, apply
from thidua.office.campaigns.services.changing import extend
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.files.services.keeping import keep
from thidua.office.initiatives.models import Initiative, Kind, Pair, Status
from thidua.office.initiatives.services.describing import Details, add_evidence, describe
from thidua.office.initiatives.services.doubles import compare_new, settle
from thidua.office.organisations.models import Membership, Role
from thidua.office.organisations.services.people import add
from thidua.office.organisations.services.roles import deputise, hand_over
from thidua.office.plans.services.starting import start_from_version
from thidua.office.reminders.models import Channel
from thidua.office.reminders.queries.board import board_of, boards_of
from thidua.office.reminders.services.reminding import remind
from thidua.office.reminders.services.scheduled import add_schedule

_ASKING = ("Trung tâm Văn hóa - Thể thao", "Ban Quản lý chợ", "Hạt Kiểm lâm")


def remind_missing(town: Town, campaign: Campaign, deadline: str, day: date) -> None:
    """Who has not sent is reminded, by mail and for half of them once more by hand; from now on by a rule too."""
    with clock.at(day):
        board = board_of(boards_of(campaign), deadline)
        assert board is not None
        missing = list(board.missing().values_list("participant", flat=True))
        remind(board=board, participants=missing, channel=Channel.MAIL, by=town.officer)
        remind(board=board, participants=missing[: len(missing) // 2], channel=Channel.TEXT, by=town.officer)
        add_schedule(campaign=campaign, deadline=deadline, days=-1, by=town.officer)


def give_more_time(town: Town, campaign: Campaign, deadline: str, today: date) -> None:
    """Four units that were flooded send later, by a notice."""
    board = board_of(boards_of(campaign), deadline)
    assert board is not None
    late = [one.participant for one in board.missing().select_related("participant").order_by("pk")[:4]]
    with clock.at(today - timedelta(days=1)):
        ground = Ground(
            number="31/TB-PNV (mẫu)", day=clock.today(), reason="Bốn đơn vị phải khắc phục hậu quả mưa lũ."
        )  # fmt: skip
        extend(
            campaign=campaign, deadline=deadline, day=today + timedelta(days=4), ground=ground, by=town.officer,
            participants=late,
        )  # fmt: skip


def ask_to_join(founding: Founding, town: Town, campaign: Campaign, today: date) -> None:
    """Three offices that were not asked want to take part; one was let in, two wait."""
    group = next(iter(town.units))
    made = []
    for number, name in enumerate(_ASKING):
        with clock.at(today - timedelta(days=60)):
            code = f"{town.stage.code}-tn-{number + 1}"
            office = founding.office(code, f"{name} (mẫu)", town.owner, "commune")
            officer = founding.account(code, Role.OFFICER, office)
        with clock.at(today - timedelta(days=5 - number)):
            made.append(
                apply(
                    campaign=campaign, organisation=office, kind="collective", group=group, name=office.name,
                    by=officer, goals="Không có hồ sơ trễ hẹn; mọi văn bản đi đều ký số.",
                )
            )  # fmt: skip
    with clock.at(today - timedelta(days=2)):
        ground = Ground(number="29/TB-PNV (mẫu)", day=clock.today(), reason="Đơn vị tự nguyện tham gia, đủ điều kiện.")
        accept(application=made[0], ground=ground, by=town.officer)


def describe_initiatives(town: Town, campaign: Campaign, today: date) -> None:
    """Units say more of what they registered; likely doubles are found, two of them were looked at."""
    found = Initiative.objects.filter(participant__campaign=campaign, withdrawn_at=None).select_related("participant")
    kinds, states = (Kind.SOLUTION, Kind.MODEL, Kind.INNOVATION), (Status.RUNNING, Status.FINISHED, Status.REGISTERED)
    with clock.at(today - timedelta(days=6)):
        for number, one in enumerate(found.order_by("pk")[:60]):
            head = town.heads[one.participant.organisation_id or 0]
            before = Details.of(one)
            wanted = Details(
                kind=kinds[number % 3], authors=head.get_full_name(), tags=one.field_label,
                expected_completion=before.expected_completion or "Quý II", status=states[number * 7 % 10 // 4],
            )  # fmt: skip
            one = describe(initiative=one, shown=before, wanted=wanted, by=head)
            office = one.participant.organisation
            if number % 20 == 0 and office is not None:
                picture = scan(office.name, f"{number + 3}/QĐ (mẫu)", head.get_full_name())
                kept = keep(pieces=[picture], name="quyết định áp dụng thử.png", owner=office, by=head)
                add_evidence(initiative=one, attachments=[kept], by=head)
        while compare_new():
            pass
        _settle(town, list(Pair.objects.filter(first__participant__campaign=campaign).order_by("likeness", "pk")))


def _settle(town: Town, pairs: Sequence[Pair]) -> None:
    for pair in pairs[:2]:
        reason = "Đối tượng phục vụ khác nhau, cách làm khác nhau."
        settle(pair=pair, verdict=Pair.Verdict.DIFFERENT, reason=reason, by=town.officer)


def hand_over_duties(founding: Founding, town: Town, today: date) -> None:
    """A commune's new head takes over everything today; somebody stands in for the standing body's head."""
    unit = town.units["unit"][-2]
    gone = town.heads[unit.pk]
    new = add(organisation=unit, by=founding.admin, full_name=founding.next_person(), position="Chủ tịch UBND xã")
    town.heads[unit.pk] = open_account(person=new, username=f"{unit.code}-moi", by=founding.admin)
    reason = "Quyết định điều động 102/QĐ-UBND (mẫu)."
    hand_over(person=gone.person, to=new, at=[unit.pk], on=today, by=founding.admin, reason=reason)
    held = Membership.objects.get(person=town.accounts[Role.HEAD].person, role=Role.HEAD)
    deputise(
        membership=held, person=town.officer.person, valid_from=today, valid_to=today + timedelta(days=13),
        mandate="08/GUQ-PNV (mẫu)", by=founding.admin, reason="Trưởng phòng đi học.",
    )  # fmt: skip


def begin_next_year(town: Town, campaign: Campaign, today: date) -> None:
    """Somebody has begun the plan of the year to come."""
    with clock.at(today - timedelta(days=1)):
        start_from_version(version=campaign.plan, years=1, by=town.officer)

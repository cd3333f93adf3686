"""The deadlines of one account as a calendar: what it owes, and the days of the campaigns that it runs."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from icalendar import Calendar, Event

from thidua.office import clock
from thidua.office.access.filters import campaigns_run, participants_filled
from thidua.office.access.standing import Standing
from thidua.office.accounts.models import User
from thidua.office.accounts.queries import hash_of
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.notices import notices_in
from thidua.office.campaigns.queries.owing import owed_across
from thidua.office.reminders.models import CalendarFeed
from thidua.office.submissions.asked import asked_of
from thidua.office.submissions.models import Sheet

CLOSED = Campaign.State.CLOSED


def account_of_feed(key: str) -> User | None:
    """Whose calendar lies at the address with this key."""
    feed = CalendarFeed.objects.select_related("user__person").filter(key_hash=hash_of(key)).first()
    return feed.user if feed is not None and feed.user.is_active else None


def calendar_for(standing: Standing) -> bytes:
    """The calendar; read again, events replace their older selves. A constant number of queries."""
    calendar = Calendar()
    calendar.add("prodid", "-//thidua//vi")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Thi đua: hạn của tôi")
    calendar.add("x-published-ttl", "PT6H")
    for event in (*_owed(standing), *_run(standing)):
        calendar.add_component(event)
    return calendar.to_ical()


def _owed(standing: Standing) -> Iterator[Event]:
    """A day for each sheet that a unit of one's own has to send; one that was sent says so."""
    participants = list(
        participants_filled(standing)
        .filter(Q(left_on=None) | Q(left_on__gt=clock.today()), campaign__state=Campaign.State.RUNNING)
        .order_by("campaign", "sort_key", "pk")
    )
    keys = {one.campaign_id for one in participants}
    campaigns = Campaign.objects.select_related("plan", "owner", "reports_as").in_bulk(list(keys))
    owed = owed_across(campaigns.values(), participants)
    rows = Sheet.objects.filter(participant__in=[one.pk for one in participants])
    sheets = {(one.participant_id, one.key, one.part): one for one in rows}
    for one in participants:
        one.campaign = campaigns[one.campaign_id]
        for asked in asked_of(one, owed[one.pk]):
            sheet = sheets.get((one.pk, asked.key, asked.part))
            if asked.last_day is None or sheet is None:
                continue
            done = sheet.state not in (Sheet.State.DRAFT, Sheet.State.RETURNED)
            title = f"{sheet.get_state_display()}: {asked.label}" if done else f"Hạn cuối: {asked.label}"
            about = [one.campaign.title, f"Tình trạng: {sheet.get_state_display()}"]
            yield _event(f"sheet.{sheet.pk}", asked.last_day, f"{title} ({one.name})", about)


def _run(standing: Standing) -> Iterator[Event]:
    """The deadlines of the campaigns that one runs."""
    campaigns = list(campaigns_run(standing).exclude(state=CLOSED).select_related("plan", "owner", "reports_as"))
    notices = notices_in(campaigns)
    for campaign in campaigns:
        for day in days_of(campaign, notices[campaign.pk]):
            if day.last_day is not None:
                name = f"campaign.{campaign.pk}.{day.deadline.id}.{day.part}"
                label = f"{day.deadline.label} ({day.part})" if day.part else day.deadline.label
                about = [campaign.title, day.deadline.who, *([f"Ngày nghỉ: {day.off}"] if day.off else [])]
                yield _event(name.rstrip("."), day.last_day, f"Mốc phong trào: {label}", about)


def _event(name: str, day: date, title: str, about: list[str]) -> Event:
    event = Event()
    event.add("uid", f"{name}@{urlsplit(settings.ADDRESS).hostname or 'thidua'}")
    event.add("dtstamp", clock.now())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", title)
    event.add("description", "\n".join(about))
    event.add("url", settings.ADDRESS)
    return event

"""Whatever is done in whatever order: a fact is the number of records that count, kept here by a model of one line."""

from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office.made import participant
from tests.office.records.acts import complaint, forwarded, recorded, value_of
from tests.office.records.conftest import DAY, Run
from thidua.office import clock
from thidua.office.facts.models import Version
from thidua.office.records.models import Forwarding, Matter, Nature, State
from thidua.office.records.services.completing import settle_book
from thidua.office.records.services.forwarding import reply, restate_overdue
from thidua.office.records.services.recording import conclude, withdraw

FACTS = ("conduct_violations", "confirmed_harassment_cases", "late_portal_replies", "radio_items")
ACTS = st.tuples(
    st.sampled_from(
        ("violation", "complaint", "item", "media", "confirm", "dismiss", "reopen", "withdraw", "reply", "book", "day")
    ),
    st.integers(0, 5),
)


def _counting(one: Matter, today: date) -> bool:
    if one.state == State.WITHDRAWN or one.nature == Nature.COMPLAINT:
        return one.state == State.CONFIRMED
    if one.nature == Nature.FORWARDED:
        clocked = Forwarding.objects.get(matter=one)
        assert clocked.due_on is not None
        return (clocked.replied_on or today) > clocked.due_on
    return True


def _do(run: Run, act: str, number: int, today: date) -> None:
    there = list(Matter.objects.order_by("pk").exclude(state=State.WITHDRAWN))
    one = there[number % len(there)] if there else None
    states = {"confirm": State.CONFIRMED, "dismiss": State.GROUNDLESS, "reopen": State.OPEN}
    if act == "violation":
        recorded(run)
    elif act == "complaint":
        complaint(run)
    elif act == "item":
        forwarded(run, today - timedelta(number))
    elif act == "media":
        recorded(run, Nature.MEDIA, book="media", body="self", fact="radio_items")
    elif act == "book":
        settle_book(campaign=run.campaign, book="conduct", complete=number % 2 == 0, by=run.officer)
    elif act == "day":
        restate_overdue()
    elif one is not None and act in states and one.nature == Nature.COMPLAINT:
        conclude(matter=one, seen=one.state, state=states[act], conclusion="Rõ", on=today, by=run.officer)
    elif one is not None and act == "withdraw":
        withdraw(matter=one, seen=one.state, reason="Nhầm", by=run.officer)
    elif one is not None and act == "reply" and one.nature == Nature.FORWARDED:
        reply(matter=one, replied_on=today, reference="1/CV", by=run.officer)


@given(st.lists(ACTS, max_size=14))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_a_fact_is_the_number_of_records_that_count(run: Run, acts: list[tuple[str, int]]):
    with transaction.atomic():
        other = participant(run.campaign, group="commune")
        complete = False
        for step, (act, number) in enumerate(acts):
            today = DAY + timedelta(step)
            with clock.at(today):
                restate_overdue()
                _do(run, act, number, today)
                complete = number % 2 == 0 if act == "book" else complete
                for fact in FACTS:
                    expected = sum(_counting(one, today) for one in Matter.objects.filter(fact=fact))
                    none = 0 if complete and fact == "conduct_violations" else None
                    assert (fact, value_of(run.commune, fact)) == (fact, expected or none)
                    assert (fact, value_of(other, fact)) == (fact, none)
        stated = Version.objects.filter(current=True).values_list("origin", flat=True)
        assert set(stated) <= {"incident"}
        transaction.set_rollback(True)

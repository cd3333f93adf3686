"""The lower level of the cascade: the education office launches to its schools and hands up what they registered."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo.office.answers import Answers
from demo.office.filling import fill
from demo.office.ideas import Ideas
from demo.office.places import Founding, Town
from thidua.office import clock
from thidua.office.access.standing import Standing, standing_of
from thidua.office.campaigns.models import Campaign, Participant, Way
from thidua.office.campaigns.services.cascading import prepare_below
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.organisations.models import Organisation, Role
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.services.rolling_up import roll_up_of, take_over
from thidua.office.submissions.services.sending import send

KINDS = ("Mầm non", "Tiểu học", "THCS")
SCHOOLS = 24


def found_schools(founding: Founding, town: Town, office: Organisation, places: Iterator[str]) -> None:
    """Schools below the education office, with a head each."""
    made = []
    for number in range(SCHOOLS):
        code = f"{town.stage.code}-truong-{number + 1:03}"
        school = founding.office(code, f"Trường {KINDS[number % 3]} {next(places)}", office, "grassroots")
        town.heads[school.pk] = founding.account(code, Role.HEAD, school)
        made.append(school)
    town.schools = made


def launch_schools(town: Town, above: Campaign, ideas: Ideas, today: date) -> Campaign:
    """The campaign of the schools as it stands today; what they registered has gone up."""
    office = town.units["unit"][0]
    head, launched = town.heads[office.pk], above.launched_on or today
    own = above.participants.get(organisation=office)
    with clock.at(launched + timedelta(days=2)):
        lower = prepare_below(participant=own, level="education", by=head, title=f"{above.title}: khối trường học")
        join(campaign=lower, joiners=units(town.schools, "school"), by=head)
        launch(campaign=lower, on=clock.today(), number="537/GDĐT-VP (mẫu)", by=head)
    lower.refresh_from_db()
    Answers(lower, town.heads, head, (92, 55), ideas, today, Random(lower.title)).come_in()
    _hand_up(own, standing_of(head), ideas)
    return lower


def _hand_up(own: Participant, standing: Standing, ideas: Ideas) -> None:
    """What the schools registered, put together and sent; late, since the plan wants it before the schools' own day."""
    sheet = Sheet.objects.get(participant=own, key="report:education_roll_up")
    with clock.at(clock.today() - timedelta(days=12)):
        rolled = roll_up_of(sheet, asked_by(sheet), cells_of(sheet))
        assert rolled is not None
        take_over(sheet=sheet, mark=rolled.mark, standing=standing)
        sheet.refresh_from_db()
        fill(sheet, standing, Random(1), ideas)
        sheet.refresh_from_db()
        send(sheet=sheet, way=Way.HEAD, revision=sheet.revision, standing=standing, incomplete=True)

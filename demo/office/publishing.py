"""Hương Lúa: appraised and explained, a contested place settled by the council, published; next year is prepared."""

from datetime import date, timedelta
from random import Random

from demo.office.appraising import Appraising
from demo.office.assessing import Assessments, known_in
from demo.office.places import Founding, Town
from demo.office.plans import next_year
from demo.office.recording import paper
from thidua.office import clock
from thidua.office.appraisals.services.explaining import close_round, open_round, settle
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.going_on import open_round as begin_again
from thidua.office.campaigns.services.preparing import close
from thidua.office.facts.services.stating import Proof
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.plans.services.adopting import adopt
from thidua.office.records.models import Nature
from thidua.office.records.services.completing import settle_book
from thidua.office.records.services.inspecting import Visit, find, inspect
from thidua.office.records.services.recording import Happening
from thidua.office.records.services.supplying import Supplied, supply
from thidua.office.results.services.choosing import Minutes, choose
from thidua.office.results.services.freezing import freeze, publish
from thidua.office.results.services.working_out import up_to_date

SUPPLIED: dict[str, dict[str, tuple[str, ...]]] = {
    "culture": {"pending": ("0",), "disciplined": ("Không",)},
    "office": {"late_reports": ("0", "0", "1")},
    "front": {"survey_held": ("Không",)},
}
"""What other bodies say of everybody, by body and fact: one of these."""


def published(founding: Founding, town: Town, campaign: Campaign, today: date) -> None:
    """The whole way, from the self-assessments of last month but one."""
    due = today - timedelta(days=40)
    units = list(campaign.participants.select_related("organisation").order_by("pk"))
    villages = [one for one in units if one.group == "villages"]
    days = [due - timedelta(days=one) for one in (3, 2, 1)]
    Assessments(campaign, town.heads, known_in(campaign)).come_in(days, town.officer, {}, without=())
    with clock.at(due + timedelta(days=1)):
        _supply(campaign, town, units)
        _inspect(campaign, town, villages[-1], due - timedelta(days=20))
    _appraise(campaign, town, villages, due)
    _publish(campaign, town, due)
    with clock.at(due + timedelta(days=30)):
        close(campaign=campaign, on=clock.today(), reason="Đã công bố kết quả, 58/QĐ-UBND (mẫu).", by=town.officer)
    with clock.at(today - timedelta(days=3)):
        _prepare_next_year(campaign, town)
    town.shown += [
        ("Chuyên viên thường trực", town.officer, Role.OFFICER),
        ("Đơn vị xem kết quả", town.heads[villages[2].organisation_id or 0], Role.HEAD),
    ]


def _supply(campaign: Campaign, town: Town, units: list[Participant]) -> None:
    random = Random("Hương Lúa")
    for body, facts in SUPPLIED.items():
        given = [
            # The best are as good as one another here too, so that their places stay contested.
            Supplied(
                participant=one, fact=fact, text=texts[0] if one.code[-2:] < "05" else random.choice(texts),
                reference="Thông báo 8/TB (mẫu), trang 1",
            )
            for one in units
            for fact, texts in facts.items()
        ]  # fmt: skip
        supply(campaign=campaign, body=body, given=given, by=town.officer)


def _inspect(campaign: Campaign, town: Town, one: Participant, day: date) -> None:
    visit = Visit(visited_on=day, others="Lê Thị Mẫu Chi; Võ Mẫu Dũng", number="1/BB-TKT (mẫu)", minutes_on=day)
    seen = inspect(campaign=campaign, book="inspections", body="inspectors", visit=visit, by=town.officer)
    told = Happening(
        participant=one, nature=Nature.VIOLATION, what="Trực muộn 30 phút", happened_on=day, fact="breaches"
    )  # fmt: skip
    find(inspection=seen, happening=told, by=town.officer)
    settle_book(campaign=campaign, book="inspections", complete=True, by=town.officer)


def _appraise(campaign: Campaign, town: Town, villages: list[Participant], due: date) -> None:
    """Of two villages something is found otherwise; one answers, both are settled with the round."""
    judge, work, told = town.accounts[Role.APPRAISER], Appraising(campaign, town.officer), villages[6]
    with clock.at(due + timedelta(days=5)):
        for one in villages[6:8]:
            proof = [Proof(reference="Sổ theo dõi phản ánh (mẫu), trang 12")]
            work.find(one, "late_answers", "3", "Sổ của Văn phòng có 3 lần trả lời trễ.", judge, proof)
    work.accept(judge, due + timedelta(days=6))
    with clock.at(due + timedelta(days=7)):
        open_round(campaign=campaign, last_day=due + timedelta(days=12), review_last_day=None, by=town.officer)
    with clock.at(due + timedelta(days=10)):
        work.explain(told, "Đơn vị đã đối chiếu và nhận thiếu sót.", town.heads[told.organisation_id or 0])
    with clock.at(due + timedelta(days=13)):
        settle(participant=told, by=judge)
        close_round(campaign=campaign, by=town.officer)


def _publish(campaign: Campaign, town: Town, due: date) -> None:
    """The council chooses among equals; then the results are frozen, and published under the decision."""
    with clock.at(due + timedelta(days=16)):
        minutes = Minutes(
            number="03/BB-HĐTĐKT (mẫu)", day=clock.today(), reason="8/9 phiếu; có cách làm nơi khác học theo"
        )
        while contests := up_to_date(campaign).summary["contests"]:
            chosen = campaign.participants.get(code=contests[0]["participants"][0])
            choose(participant=chosen, award=contests[0]["places"][0], minutes=minutes, by=town.officer)
    with clock.at(due + timedelta(days=18)):
        frozen = freeze(campaign=campaign, by=town.officer)
    with clock.at(due + timedelta(days=22)):
        decision = paper(town.owner, "quyet-dinh.pdf", "QUYẾT ĐỊNH TẶNG GIẤY KHEN", town.officer)
        publish(snapshot=frozen, number="58/QĐ-UBND (mẫu)", dated=clock.today(), paper=decision, by=town.officer)


def _prepare_next_year(campaign: Campaign, town: Town) -> None:
    text = next_year(campaign.plan)
    version = adopt(owner=town.owner, files=[("ke-hoach.yaml", text)], by=town.officer)
    plan = plan_of(version)
    begin_again(
        campaign=campaign, plan=version, round_id=next(iter(plan.rounds)), title=plan.title, by=town.officer
    )  # fmt: skip

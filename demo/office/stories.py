"""How the campaigns went that are past their self-assessments: in appraisal, in the explanation round, published."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from demo.office.appraising import Appraising
from demo.office.assessing import Assessments, known_in
from demo.office.known import Known
from demo.office.places import Founding, Town
from demo.office.publishing import published
from demo.office.recording import Books, paper
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.appraisals.services.explaining import open_round
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.models import Organisation, Role
from thidua.office.records.models import Nature
from thidua.office.records.services.completing import settle_book
from thidua.office.records.services.recording import Happening, conclude, record_matter
from thidua.office.records.services.supplying import Supplied, supply
from thidua.office.submissions.asked import asked_in
from thidua.rules.owed import ASSESSMENT

EARLY = "cases_returned_early_with_notice"


def in_appraisal(founding: Founding, town: Town, campaign: Campaign, today: date) -> None:
    """Hoa Cúc: sheets are in but for one, the work is shared out, a part of it is done."""
    communes = list(campaign.participants.filter(group="commune").select_related("organisation").order_by("pk"))
    Books(campaign, town.officer, town.runner, today - timedelta(days=8)).fill(communes, town.heads)
    early = _assessed(town, campaign, communes, today)
    first = town.accounts[Role.APPRAISER]
    office = town.units["one_stop_office"][0]
    second = founding.account(f"{town.stage.code}-tham-dinh", Role.APPRAISER, office)
    _judged(town, campaign, communes, early, (first, second), today)
    town.shown += [
        ("Chuyên viên thường trực", town.officer, Role.OFFICER),
        ("Người thẩm định", first, Role.APPRAISER),
        ("Người thẩm định thứ hai", second, Role.APPRAISER),
        ("Thành viên Hội đồng", town.accounts[Role.COUNCIL_MEMBER], Role.COUNCIL_MEMBER),
        ("Đơn vị đang tự chấm", _head(town, communes[-1]), Role.HEAD),
        ("Đơn vị bị thẩm định khác", _head(town, communes[1]), Role.HEAD),
    ]


def _assessed(town: Town, campaign: Campaign, communes: list[Participant], today: date) -> int:
    """All but the last commune send; of two the register says otherwise than they do: how many of the second's."""
    known, last = known_in(campaign), today - timedelta(days=8)
    known[communes[0].pk] |= {"radio_items": 2, "website_items": 3}
    papers = {}
    for one in communes[:2]:
        own = known[one.pk]
        own[EARLY] = _number(own, "cases_settled") * 6 // 100
        title = "SỔ TRẢ KẾT QUẢ NĂM NAY"
        papers[one.pk, EARLY] = paper(_place(one), "so-tra-ket-qua.pdf", title, _head(town, one), _register(own))
    assessed, late = Assessments(campaign, town.heads, known), communes[-1]
    days = [last - timedelta(days=one) for one in (5, 4, 2, 1)]
    assessed.come_in(days, town.officer, papers, without={late.pk})
    sheet = late.sheets.get(key=ASSESSMENT)
    with clock.at(today - timedelta(days=2)):
        assessed.write(late, asked_in(campaign, [late])[late.pk][sheet.key, sheet.part], sheet, share=0.6)
    return _number(known[communes[1].pk], "cases_settled") // 50


def _judged(
    town: Town, campaign: Campaign, communes: list[Participant], early: int, by: tuple[User, User], today: date
) -> None:
    work, (first, second) = Appraising(campaign, town.officer), by
    others = campaign.participants.filter(group__in=("one_stop_office", "inspectorate"))
    with clock.at(today - timedelta(days=6)):
        given = [
            Supplied(participant=one, fact=fact, text="9", reference="Biên bản 2/BB-PNV (mẫu), trang 1")
            for one in others
            for fact in ("judged_1.1", "judged_1.2")
        ]
        supply(campaign=campaign, body="home_affairs", given=given, by=town.officer)
    work.share_out({first: ["1.1", "1.2", "2", "3.1"], second: ["3.2", "3.3", "5", "7"]}, today - timedelta(days=6))
    with clock.at(today - timedelta(days=5)):
        reason = f"Sổ trả kết quả gửi kèm chỉ có {early} hồ sơ trả trước hạn có thông báo."
        work.find(communes[1], EARLY, str(early), reason, first)
        work.find(communes[2], "postings_missing", "4", "Kiểm tra tại chỗ thấy niêm yết thiếu 4 thủ tục.", second)
    work.accept(first, today - timedelta(days=4), but=[one.pk for one in (communes[0], *communes[12:])])
    work.accept(second, today - timedelta(days=3), only=[one.pk for one in communes[:6]])


def _register(known: Known) -> tuple[tuple[str, ...], ...]:
    """A year's register by quarter; what it comes to is less than the unit says."""
    settled = _number(known, "cases_settled")
    early, drawn = settled // 50, Random(settled)
    rows = [(f"Quý {name}", settled // 4, early // 4 + drawn.randint(0, 1)) for name in ("I", "II", "III")]
    rows.append(("Quý IV", settled - sum(one[1] for one in rows), early - sum(one[2] for one in rows)))
    body = [(name, str(cases), str(before)) for name, cases, before in rows]
    return (("Kỳ", "Đã giải quyết", "Trả trước hạn"), *body, ("Cộng", str(settled), str(early)))


def _number(known: Known, fact: str) -> int:
    value = known[fact]
    assert isinstance(value, int)
    return value


def in_explanation(founding: Founding, town: Town, campaign: Campaign, today: date) -> None:
    """Hoa Đào: all is judged, units are told and answer until the day after tomorrow; two have."""
    units = list(campaign.participants.select_related("organisation").order_by("pk"))
    _complaints(town, campaign, units, today - timedelta(days=16))
    known, papers = known_in(campaign), {}
    for one in units[:4]:
        known[one.pk]["effective_innovation"] = True
        title = "QUYẾT ĐỊNH CÔNG NHẬN SÁNG KIẾN"
        papers[one.pk, "effective_innovation"] = paper(_place(one), "cong-nhan.pdf", title, _head(town, one))
    days = [today - timedelta(days=one) for one in (15, 14, 13)]
    Assessments(campaign, town.heads, known).come_in(days, town.officer, papers, without=())
    judge, work = town.accounts[Role.APPRAISER], Appraising(campaign, town.officer)
    with clock.at(today - timedelta(days=8)):
        for one in units[:4]:
            work.find(one, "effective_innovation", "Không", "Quyết định không do cấp có thẩm quyền ký.", judge)
    work.accept(judge, today - timedelta(days=7))
    with clock.at(today - timedelta(days=4)):
        until, review = today + timedelta(days=2), today + timedelta(days=8)
        open_round(campaign=campaign, last_day=until, review_last_day=review, by=town.officer)
    with clock.at(today - timedelta(days=1)):
        work.explain(units[0], "Đơn vị gửi bổ sung quyết định của UBND huyện.", _head(town, units[0]))
        work.explain(units[1], "Sáng kiến đã áp dụng từ tháng 5, đề nghị xem lại.", _head(town, units[1]))
    town.shown += [
        ("Chuyên viên thường trực", town.officer, Role.OFFICER),
        ("Đơn vị chưa giải trình", _head(town, units[2]), Role.HEAD),
    ]


def _complaints(town: Town, campaign: Campaign, units: list[Participant], over: date) -> None:
    """One waits for its conclusion, which suspends; one was groundless. Both books are complete."""
    for one, days in ((units[4], 60), (units[5], 45)):
        with clock.at(over - timedelta(days=days)):
            about = Happening(
                participant=one, nature=Nature.COMPLAINT, what="Khiếu nại việc thu hồi đất", happened_on=clock.today(),
                complainant="Phạm Văn Mẫu Tâm",
            )  # fmt: skip
            made = record_matter(
                campaign=campaign, book="complaints", body="home_affairs", happening=about, by=town.officer
            )
    with clock.at(over):
        said = "Không có cơ sở, 7/KL-TTr (mẫu)"
        conclude(matter=made, seen=made.state, state="groundless", conclusion=said, on=over, by=town.officer)
        for book in ("complaints", "discipline"):
            settle_book(campaign=campaign, book=book, complete=True, by=town.officer)


def _head(town: Town, one: Participant) -> User:
    return town.heads[one.organisation_id or 0]


def _place(one: Participant) -> Organisation:
    assert one.organisation is not None
    return one.organisation


STORIES: dict[str, Callable[[Founding, Town, Campaign, date], None]] = {
    "hoa-thanh-2018": in_appraisal,
    "long-thanh-2024": in_explanation,
    "xa-huong-lua-2026": published,
}
"""By the plan of the catalogue."""

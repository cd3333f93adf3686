"""What others record of units while a campaign with points runs: complaints, inspections, items forwarded, media."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from demo.office.drawn import register
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.services.stating import Proof
from thidua.office.files.models import Attachment
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Organisation
from thidua.office.records.models import Matter, Nature, State
from thidua.office.records.services.completing import settle_book
from thidua.office.records.services.forwarding import forward
from thidua.office.records.services.inspecting import Visit, find, inspect
from thidua.office.records.services.recording import Happening, conclude, record_matter


def paper(owner: Organisation, name: str, title: str, by: User, rows: tuple[tuple[str, ...], ...] = ()) -> Attachment:
    """A PDF of one page, kept."""
    there = rows or (("Nội dung", "Ghi chú"), ("Đã kiểm tra tại chỗ", "mẫu"), ("Các bên ký tên", "mẫu"))
    return keep(pieces=[register(owner.name, title, there, by.get_full_name())], name=name, owner=owner, by=by)


@dataclass
class Books:
    """The books of one campaign of the rubric of 100 points. ``by``: who keeps them; ``last``: the round's last day."""

    campaign: Campaign
    by: User
    place: Organisation
    last: date

    def fill(self, units: list[Participant], heads: Mapping[int, User]) -> None:
        """``units``: communes in their order; each is told something of."""
        self._complaints(units)
        self._inspections(units)
        self._forwarded(units)
        self._media(units[0], heads[units[0].organisation_id or 0])
        with clock.at(self.last):
            for book in ("forwarded_items", "reminders", "harassment", "conduct"):
                settle_book(campaign=self.campaign, book=book, complete=True, by=self.by)

    def _complaints(self, units: list[Participant]) -> None:
        told = (
            (units[5], "Phải đi lại ba lần vì hướng dẫn không đủ", State.CONFIRMED, "Đúng, 12/KL-VP (mẫu)"),
            (units[6], "Thu phí chứng thực không biên lai", State.GROUNDLESS, "Đã có biên lai, 14/KL-VP (mẫu)"),
            (units[7], "Cán bộ trả lời thiếu nhã nhặn", None, ""),
        )  # fmt: skip
        for number, (unit, what, state, conclusion) in enumerate(told):
            day = self.last - timedelta(days=100 - 40 * number)
            with clock.at(day):
                made = self._record("harassment", unit, Nature.COMPLAINT, what, day, complainant="Nguyễn Thị Mẫu Hoa")
            if state is not None:
                with clock.at(day + timedelta(days=8)):
                    conclude(
                        matter=made, seen=State.OPEN, state=state, conclusion=conclusion, on=clock.today(), by=self.by
                    )
        day = self.last - timedelta(days=50)
        with clock.at(day):
            self._record("conduct", units[8], Nature.VIOLATION, "Vắng mặt tại Bộ phận Một cửa giờ hành chính", day)

    def _record(self, book: str, unit: Participant, nature: str, what: str, day: date, complainant: str = "") -> Matter:
        evidence = [Proof(reference=f"Đơn ngày {day:%d/%m/%Y} (mẫu), trang 1")] if complainant else []
        told = Happening(
            participant=unit, nature=nature, what=what, happened_on=day, source="Thông báo 30/TB-VP (mẫu)",
            complainant=complainant, evidence=evidence, confidential=bool(complainant),
        )  # fmt: skip
        return record_matter(campaign=self.campaign, book=book, body="home_affairs", happening=told, by=self.by)

    def _inspections(self, units: list[Participant]) -> None:
        minutes = paper(self.place, "bien-ban-kiem-tra.pdf", "BIÊN BẢN KIỂM TRA KỶ LUẬT, KỶ CƯƠNG", self.by)
        for number, days in enumerate((90, 35), 1):
            day = self.last - timedelta(days=days)
            with clock.at(day):
                visit = Visit(
                    visited_on=day, team=[self.by.person], others="Ông Trần Mẫu Sơn; bà Lê Thị Mẫu Yến",
                    number=f"{number}/BB-ĐKT (mẫu)", minutes_on=day, minutes=minutes,
                )  # fmt: skip
                seen = inspect(
                    campaign=self.campaign, book="reminders", body="inspection_team", visit=visit, by=self.by
                )
                for unit, nature, what in (
                    (units[9], Nature.REMINDER, "Công chức không đeo thẻ, để người dân chờ quá giờ hẹn"),
                    (units[10], Nature.REMARK, "Niêm yết đầy đủ, phòng chờ sạch sẽ"),
                ):
                    told = Happening(participant=unit, nature=nature, what=what, happened_on=day)
                    find(inspection=seen, happening=told, by=self.by)

    def _forwarded(self, units: list[Participant]) -> None:
        """Three answered within the plan's days, one long after."""
        asked = (("Hỏi thời gian cấp giấy khai sinh", 2), ("Đèn đường hỏng ở ấp 3", 1),
                 ("Chậm trả kết quả đất đai", 12), ("Hỏi mức phí chứng thực", 2))  # fmt: skip
        for number, (what, after) in enumerate(asked):
            day = self.last - timedelta(days=80 - 12 * number)
            unit = units[11 + number]
            with clock.at(day + timedelta(days=after)):
                told = Happening(participant=unit, nature=Nature.FORWARDED, what=what, happened_on=day)
                forward(
                    campaign=self.campaign, book="forwarded_items", body="portal", happening=told, received_on=day,
                    replied_on=clock.today(), reply=f"{20 + number}/UBND-VP (mẫu)", by=self.by,
                )  # fmt: skip

    def _media(self, unit: Participant, head: User) -> None:
        items = (("radio_items", "Tin phát thanh: ngày thứ Bảy vì dân"),
                 ("radio_items", "Tin phát thanh: nộp hồ sơ tại nhà"),
                 ("website_items", "Bài: một cửa thân thiện"), ("website_items", "Bài: ký số toàn bộ văn bản"),
                 ("website_items", "Tin: mã QR tra cứu hồ sơ"))  # fmt: skip
        for number, (fact, what) in enumerate(items):
            day = self.last - timedelta(days=70 - 10 * number)
            with clock.at(day):
                proof = [Proof(reference=f"Sổ phát thanh, đăng tin (mẫu), trang {number + 1}")]
                told = Happening(
                    participant=unit, nature=Nature.MEDIA, what=what, happened_on=day, fact=fact, evidence=proof
                )  # fmt: skip
                record_matter(campaign=self.campaign, book="media", body="self", happening=told, by=head)

"""Papers of an invented commune for the tests: a decision with its list, a letter, minutes."""

from thidua.papers.paper import (
    Acting,
    Align,
    Appendix,
    Article,
    Authority,
    Bases,
    Block,
    Cell,
    Centred,
    Clause,
    Column,
    Day,
    Form,
    Gap,
    Head,
    Heading,
    Items,
    Over,
    Paper,
    Paragraph,
    Point,
    Row,
    RowKind,
    Signer,
    Table,
    Text,
)
from thidua.papers.texts import accompanying

LONG = "Đơn vị đã giải quyết đúng hạn và trước hạn phần lớn hồ sơ tiếp nhận trong năm, không để xảy ra tồn đọng. " * 3

FIFTH = Day(2026, 1, 5)


def list_of(people: int) -> Table:
    """A list of so many people with a common heading, a group and a total."""
    return Table(
        (
            Column("TT", 1, Align.CENTRE),
            Column("Họ và tên", 5),
            Column("Chức vụ, đơn vị", 7),
            Column("Số tiền (đồng)", 3, Align.RIGHT),
        ),
        (
            Row((Cell("I. Cá nhân", 4),), RowKind.GROUP),
            *(Row((str(number), "Nguyễn Thị Thanh Huyền", "Công chức", "759.000")) for number in range(1, people + 1)),
            Row((Cell("Cộng", 3, Align.CENTRE), f"{people * 759}.000"), RowKind.TOTAL),
        ),
        over=(Over("Người được khen", 1, 2),),
    )


def decision(number: int | None = 5, day: Day = FIFTH, people: int = 40) -> Paper:
    """A decision of commendation whose list goes along on landscape pages."""
    head = Head(
        "Ủy ban nhân dân\nxã Hương Lúa",
        None,
        "QĐ-UBND",
        number,
        "Hương Lúa",
        day,
        "Quyết định",
        "Về việc tặng Giấy khen cho cá nhân có thành tích xuất sắc",
    )
    body: tuple[Block, ...] = (
        Centred("Chủ tịch Ủy ban nhân dân xã Hương Lúa"),
        Bases(("Căn cứ Luật Thi đua, khen thưởng", "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội")),
        Centred("Quyết định:"),
        Article(text=f"Tặng Giấy khen cho {people} cá nhân (có danh sách kèm theo)."),
        Article("Tiền thưởng"),
        Clause("Mức tiền thưởng:"),
        Point("Tập thể: 1.518.000 đồng;"),
        Point("Cá nhân: 759.000 đồng."),
        Article(text=LONG.strip()),
    )
    by = "Chủ tịch Ủy ban nhân dân xã Hương Lúa"
    return Paper(
        "quyet-dinh",
        head,
        body=body,
        signers=(Signer("Phó Chủ tịch", (Acting(Authority.FOR_HEAD, "Chủ tịch"),), "Trần Văn Ước"),),
        recipients=("Như Điều 3", "Lưu: VT"),
        appendices=(
            Appendix("Danh sách", (list_of(people),), attached=accompanying(head, by), landscape=True),
            Appendix("Biểu điểm", (Heading(1, "Mục đích"), Paragraph(LONG * 12)), label="Phụ lục II"),
        ),
    )


def letter(*body: Text, addressees: tuple[Text, ...] = ("Ủy ban nhân dân xã A", "Ủy ban nhân dân xã B")) -> Paper:
    """An official letter by order of the chairman."""
    return Paper(
        "cong-van",
        Head(
            "Phòng Nội vụ",
            "Ủy ban nhân dân huyện Hòa Thành",
            "PNV",
            12,
            "Hòa Thành",
            Day(2026, 3, 5),
            subject="nhắc gửi báo cáo thi đua quý I năm 2026",
            form=Form.LETTER,
        ),
        addressees,
        tuple(Paragraph(text) for text in body or (LONG.strip(),)),
        (Signer("Trưởng phòng", (Acting(Authority.BY_ORDER, "Chủ tịch"),), Gap("họ tên người ký")),),
        ("Như trên", "Lưu: VT"),
    )


def minutes() -> Paper:
    """Minutes: no place and date, two who sign."""
    return Paper(
        "bien-ban",
        Head(
            "Hội đồng\nThi đua - Khen thưởng",
            "Ủy ban nhân dân xã Hương Lúa",
            "BB-HĐTĐKT",
            title="Biên bản",
            subject="Họp xét khen thưởng",
            day=Day(2026, 1, 5),
            place="Hương Lúa",
            form=Form.MINUTES,
        ),
        body=(
            Paragraph("Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 01 năm 2026."),
            Heading(1, "Thành phần"),
            Items(("Ông A, chủ trì;", "Bà B, thư ký.")),
        ),
        signers=(Signer("Thư ký", name="Lê Thị Ánh"), Signer("Chủ trì", name="Võ Đình Đạt")),
    )

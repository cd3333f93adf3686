"""The decree's table row by row, with the faults that are planted for each: the same fault in Word and in a PDF."""

from dataclasses import replace

from tests.papers.checking.planting import (
    DECREE,
    Planted,
    drawn,
    head_once,
    headed,
    in_word,
    margined,
    pages,
    pieces_of,
    place_above,
    ruled,
    saying,
    signature_on_a_page_of_its_own,
    signer_lower,
    sized,
    styled,
    with_font,
)
from tests.papers.making_papers import LONG, decision, letter, minutes
from thidua.papers.paper import Article, Form, Items, Paper, Paragraph, Point

ROWS = (
    "paper", "margins", "font", "page number", "national name", "motto", "superior body", "issuing body", "number",
    "place and date", "document type", "subject", "subject of a letter", "legal bases", "body", "headings",
    "articles and points", "authority", "signer's name", "addressees", "recipients", "appendix heading", "end",
    "minutes", "lists", "signature",
)  # fmt: skip

NUMBER = "dạng «Số: 05/QĐ-UBND»: số dưới 10 có số 0 đứng trước, không có dấu cách quanh dấu gạch chéo"
DAY = "dạng «Xã X, ngày 05 tháng 01 năm 2026»: ngày dưới 10, tháng 1, 2 có số 0; tháng 3–9 không có"
_SOLID = "cần đường kẻ dài bằng dòng chữ"
_SHARE = "cần đường kẻ 33–50% độ dài dòng chữ"
_ALONE = (
    "Người ký: phần ký có thể đứng một mình trên trang, cần cùng trang với ít nhất hai dòng chữ hoặc dòng cuối của bảng"
)
_MOTTO = "Độc lập - Tự do - Hạnh phúc"

D, L, M = decision(), letter(), minutes()
FULL = letter(*[LONG.strip()] * 9)
OTHER_PAPER = DECREE.model_copy(update={"paper": (216, 279), "head_left": 67})
NARROW = DECREE.model_copy(update={"head_left": 100})
_RED = drawn(0, r"/c0 cs 0 scn", " 1 0 0 rg ")


def with_body(*blocks: Article | Items | Paragraph | Point) -> Paper:
    return replace(L, body=blocks)


POINTS = with_body(
    *(Point(f"{one};") for one in ("một", "hai", "ba", "bốn")), Point("năm.", label="e)"), Paragraph(LONG)
)
ONE_ARTICLE = with_body(Article(text=LONG))
ARTICLES = with_body(Article(text=LONG), Article(text=LONG, label="Điều 3."))
PLACED = replace(M, head=replace(M.head, form=Form.TITLED), body=(*M.body, Paragraph("Hết./.")))
SWAPPED = replace(M, signers=M.signers[::-1])
UNKEPT = replace(L, recipients=("Như trên", "Sở Nội vụ"))

_OF_A_LETTER = ("Cơ quan cấp trên", "Số và ký hiệu", "Trích yếu công văn", "Kính gửi", "Nội dung", "Dòng nơi nhận")
_IN_BOLD = ("Quốc hiệu", "Tiêu ngữ", "Cơ quan ban hành", "Địa danh và ngày", "Nơi nhận", "Quyền hạn và chức vụ",
            "Người ký")  # fmt: skip


def _in_arial(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}: phông chữ Arial, cần phông chữ Times New Roman" for name in names)


PLANTED = (
    Planted("paper", "other size", D, ("Khổ giấy: 216 mm × 279 mm, cần 210 mm × 297 mm",), layout=OTHER_PAPER),
    Planted("margins", "narrow left", D, ("Lề trái: 20 mm, cần 30–35 mm",), layout=margined("left", 20)),
    Planted("margins", "wide left", D, ("Lề trái: 37 mm, cần 30–35 mm",), layout=margined("left", 37)),
    Planted("margins", "narrow right", D, ("Lề phải: 10 mm, cần 15–20 mm",), layout=margined("right", 10)),
    Planted("margins", "wide right", D, ("Lề phải: 22 mm, cần 15–20 mm",), layout=margined("right", 22)),
    Planted("margins", "narrow top", D, ("Lề trên: 15 mm, cần 20–25 mm",), layout=margined("top", 15)),
    Planted("margins", "wide top", D, ("Lề trên: 30 mm, cần 20–25 mm",), layout=margined("top", 30)),
    Planted("margins", "narrow bottom", FULL, ("Lề dưới: 12 mm, cần 20–25 mm",),
            ("Lề dưới: 13 mm, cần 20–25 mm",), layout=margined("bottom", 12)),
    Planted("font", "another", L, _in_arial(*_OF_A_LETTER, *_IN_BOLD), _in_arial(*_OF_A_LETTER),
            word=in_word("styles", "Times New Roman", "Arial", -1), pdf=with_font("Arial")),
    Planted("font", "in red", L, ("Cơ quan cấp trên: chữ có màu, cần chữ màu đen",),
            word=in_word("document", "<w:t ", '<w:rPr><w:color w:val="FF0000"/></w:rPr><w:t '), pdf=_RED),
    Planted("page number", "left", D, ("Số trang: không ở giữa, cần canh giữa",),
            layout=styled("page_number", align="left")),
    Planted("page number", "large", D, ("Số trang: cỡ chữ 16, cần cỡ chữ 13–14",), layout=sized("page_number", 16)),
    Planted("page number", "bold", D, ("Số trang: chữ đậm, cần không đậm",),
            word=in_word("header1", "<w:t>", "<w:rPr><w:b/></w:rPr><w:t>"), pdf=headed(2, like=2, bold=True)),
    Planted("page number", "none", FULL, ("Số trang: không có số, cần số 2",),
            word=in_word("header1", " PAGE ", " DATE "), pdf=drawn(1, r"/Artifact<<[^>]*Subtype/Header.*?EMC", "")),
    Planted("page number", "on page 1", FULL, ("Số trang: có số 1, cần không có ở trang đầu",),
            ("Số trang: có số 2, cần không có ở trang đầu",),
            word=in_word("document", "<w:titlePg/>", ""), pdf=headed(0, like=1)),
    Planted("page number", "below", FULL, ("Số trang: không ở lề trên, cần ở lề trên",),
            word=in_word("document", 'w:header="567"', 'w:header="1200"'),
            pdf=drawn(1, r"(Header.*?1 0 0 -1 [\d.]+) [\d.]+", r"\1 30")),
    Planted("page number", "goes on in an appendix", D, ("Số trang: số 4, cần số 2",), ("Số trang: số 2, cần số 3",),
            word=in_word("document", '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:body>',
                         "<w:titlePg/></w:sectPr></w:body>"), pdf=pages(0, 1, 2, 4)),
    Planted("national name", "small", D, ("Quốc hiệu: cỡ chữ 11, cần cỡ chữ 12–13",),
            layout=sized("national_name", 11)),
    Planted("national name", "light", D, ("Quốc hiệu: không đậm, cần chữ đậm",),
            layout=styled("national_name", bold=False)),
    Planted("national name", "no capitals", D, ("Quốc hiệu: có chữ thường, cần chữ in hoa",
            "Quốc hiệu: «Cộng hòa xã hội chủ nghĩa Việt Nam», cần «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» trên một dòng"),
            layout=styled("national_name", caps=False)),
    Planted("national name", "two lines", D, ("Quốc hiệu: 2 dòng, cần trên một dòng",), layout=NARROW),
    Planted("motto", "large", D, ("Tiêu ngữ: cỡ chữ 15, cần cỡ chữ 13–14",), layout=sized("motto", 15)),
    Planted("motto", "light", D, ("Tiêu ngữ: không đậm, cần chữ đậm",), layout=styled("motto", bold=False)),
    Planted("motto", "short rule", D, (f"Tiêu ngữ: đường kẻ dài 60%, {_SOLID}",), layout=ruled("motto", 60)),
    Planted("motto", "no rule", D, (f"Tiêu ngữ: không có đường kẻ, {_SOLID}",), layout=styled("motto", rule=None)),
    Planted("motto", "rule with gaps", M, (f"Tiêu ngữ: không có đường kẻ, {_SOLID}",),
            word=in_word("document", _MOTTO + '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Rule"/><w:pBdr>'
                         '<w:top w:val="single"', _MOTTO + '</w:t></w:r></w:p><w:p><w:pPr>'
                         '<w:pStyle w:val="Rule"/><w:pBdr><w:top w:val="dashed"'),
            pdf=drawn(0, r"(SCN 0\.75 w.*?SCN 0\.75 w)", r"\1 [2 2] 0 d")),
    Planted("motto", "hyphens without spaces", M, (
        f"Tiêu ngữ: «Độc lập-Tự do - Hạnh phúc», cần «{_MOTTO}»", f"Tiêu ngữ: đường kẻ dài 104%, {_SOLID}"),
            change=saying("Độc lập - Tự", "Độc lập-Tự")),
    Planted("superior body", "bold", L, ("Cơ quan cấp trên: chữ đậm, cần không đậm",),
            # Bold lines above the number look like one issuing body, whose rule is then too short for it.
            (f"Cơ quan ban hành: đường kẻ dài 24%, {_SHARE}",), layout=styled("superior", bold=True)),
    Planted("superior body", "large", L, ("Cơ quan cấp trên: cỡ chữ 14, cần cỡ chữ 12–13",),
            layout=sized("superior", 14)),
    Planted("superior body", "italic", L, ("Cơ quan cấp trên: chữ nghiêng, cần chữ đứng",),
            layout=styled("superior", italic=True)),
    Planted("superior body", "no capitals", L, ("Cơ quan cấp trên: có chữ thường, cần chữ in hoa",),
            layout=styled("superior", caps=False)),
    Planted("issuing body", "small", D, ("Cơ quan ban hành: cỡ chữ 11, cần cỡ chữ 12–13",), layout=sized("issuer", 11)),
    Planted("issuing body", "light", D, ("Cơ quan ban hành: không đậm, cần chữ đậm",),
            layout=styled("issuer", bold=False)),
    Planted("issuing body", "no capitals", D, ("Cơ quan ban hành: có chữ thường, cần chữ in hoa",),
            layout=styled("issuer", caps=False)),
    Planted("issuing body", "left", D, ("Cơ quan ban hành: canh trái, cần canh giữa",),
            layout=styled("issuer", align="left")),
    Planted("issuing body", "long rule", D, (f"Cơ quan ban hành: đường kẻ dài 70%, {_SHARE}",),
            layout=ruled("issuer", 70)),
    Planted("issuing body", "no rule", D, (f"Cơ quan ban hành: không có đường kẻ, {_SHARE}",),
            layout=styled("issuer", rule=None)),
    Planted("number", "in 14", D, ("Số và ký hiệu: cỡ chữ 14, cần cỡ chữ 13",), layout=sized("number", 14)),
    Planted("number", "bold", D, ("Số và ký hiệu: chữ đậm, cần không đậm",), layout=styled("number", bold=True)),
    Planted("number", "italic", D, ("Số và ký hiệu: chữ nghiêng, cần chữ đứng",),
            layout=styled("number", italic=True)),
    Planted("number", "no zero", D, (f"Số và ký hiệu: «Số: 5/QĐ-UBND», cần {NUMBER}",),
            change=saying("Số: 05/", "Số: 5/")),
    Planted("number", "spaces", D, (f"Số và ký hiệu: «Số: 05 / QĐ-UBND», cần {NUMBER}",),
            change=saying(": 05/QĐ", ": 05 / QĐ")),
    Planted("number", "dots for a blank", decision(None), (f"Số và ký hiệu: «Số: ...../QĐ-UBND», cần {NUMBER}",),
            change=saying("Số: \xa0\xa0\xa0\xa0\xa0\xa0", "Số: .....")),
    Planted("place and date", "upright", D, ("Địa danh và ngày: không nghiêng, cần chữ nghiêng",),
            layout=styled("place_day", italic=False)),
    Planted("place and date", "small", D, ("Địa danh và ngày: cỡ chữ 12, cần cỡ chữ 13–14",),
            layout=sized("place_day", 12)),
    Planted("place and date", "no zeros", D, (f"Địa danh và ngày: «Hương Lúa, ngày 5 tháng 1 năm 2026», cần {DAY}",),
            change=saying("ngày 05 tháng 01", "ngày 5 tháng 1")),
    Planted("place and date", "zero in March", L,
            (f"Địa danh và ngày: «Hòa Thành, ngày 05 tháng 03 năm 2026», cần {DAY}",),
            change=saying("tháng 3 năm", "tháng 03 năm")),
    Planted("place and date", "above the number", D,
            ("Địa danh và ngày: không ngang hàng với số, cần cùng hàng với số và ký hiệu",), change=place_above),
    Planted("document type", "large", D, ("Tên loại: cỡ chữ 16, cần cỡ chữ 13–14",), layout=sized("title", 16)),
    Planted("document type", "light", D, ("Tên loại: không đậm, cần chữ đậm",), layout=styled("title", bold=False)),
    Planted("document type", "left", D, ("Tên loại: canh trái, cần canh giữa",),
            # At the left it stands below the number, as the subject of a letter does.
            ("Trích yếu công văn: canh trái, cần canh giữa", "Trích yếu công văn: chữ đậm, cần không đậm",
             "Trích yếu công văn: cách số 19 pt, cần cách 6 pt", "Trích yếu công văn: cỡ chữ 14, cần cỡ chữ 12–13",
             "Trích yếu công văn: «QUYẾT ĐỊNH», cần bắt đầu bằng «V/v»"), layout=styled("title", align="left")),
    Planted("document type", "no capitals", M, ("Tên loại: có chữ thường, cần chữ in hoa",),
            ("Tên loại: không có, cần có tên loại, hoặc «V/v» ở công văn",), layout=styled("title", caps=False)),
    Planted("subject", "small", D, ("Trích yếu: cỡ chữ 12, cần cỡ chữ 13–14",), layout=sized("subject", 12)),
    Planted("subject", "light", D, ("Trích yếu: không đậm, cần chữ đậm",), layout=styled("subject", bold=False)),
    Planted("subject", "no rule", D, (f"Trích yếu: không có đường kẻ, {_SHARE}",), layout=styled("subject", rule=None)),
    Planted("subject of a letter", "large", L, ("Trích yếu công văn: cỡ chữ 14, cần cỡ chữ 12–13",),
            layout=sized("letter_subject", 14)),
    Planted("subject of a letter", "italic", L, ("Trích yếu công văn: chữ nghiêng, cần chữ đứng",),
            layout=styled("letter_subject", italic=True)),
    Planted("subject of a letter", "far from the number", L, ("Trích yếu công văn: cách số 18 pt, cần cách 6 pt",),
            ("Trích yếu công văn: cách số 18,5 pt, cần cách 6 pt",),
            layout=styled("letter_subject", before=18)),
    Planted("subject of a letter", "no V/v", L,
            ("Trích yếu công văn: «nhắc gửi báo cáo thi đua quý I năm 2026», cần bắt đầu bằng «V/v»",),
            change=saying("V/v ", "")),
    Planted("legal bases", "small", D, ("Căn cứ: cỡ chữ 12, cần cỡ chữ 13–14",), layout=sized("basis", 12)),
    Planted("legal bases", "upright", D, ("Căn cứ: không nghiêng, cần chữ nghiêng",),
            layout=styled("basis", italic=False)),
    Planted("legal bases", "no semicolon", D, ("Căn cứ: «Căn cứ Luật Thi đua, khen thưởng», cần dấu «;» ở cuối",),
            change=saying("khen thưởng;", "khen thưởng")),
    Planted("legal bases", "no full stop", D,
            ("Căn cứ: «Theo đề nghị của Trưởng phòng Văn hóa - Xã hội;», cần dấu «.» ở cuối",),
            change=saying("Xã hội.", "Xã hội;")),
    Planted("legal bases", "number of a law", D, (
        "Căn cứ: «Căn cứ Luật Thi đua số 06/2022/QH15;», cần luật, pháp lệnh không ghi số, cơ quan ban hành",),
            change=saying("Luật Thi đua, khen thưởng;", "Luật Thi đua số 06/2022/QH15;")),
    Planted("body", "small", L, ("Nội dung: cỡ chữ 12, cần cỡ chữ 13–14",), layout=sized("body", 12)),
    Planted("body", "short indent", FULL, ("Nội dung: dòng đầu thụt 5 mm, cần thụt 10 mm hoặc 12,7 mm",),
            layout=styled("body", indent=5)),
    Planted("body", "no indent", FULL, ("Nội dung: dòng đầu thụt 0 mm, cần thụt 10 mm hoặc 12,7 mm",),
            layout=styled("body", indent=0)),
    Planted("body", "close paragraphs", FULL, ("Nội dung: các đoạn cách nhau 2 pt, cần ít nhất 6 pt",),
            layout=styled("body", after=2)),
    Planted("headings", "light", D, ("Đề mục cấp 1: không đậm, cần chữ đậm",), layout=styled("heading_1", bold=False)),
    Planted("headings", "no capitals", D, ("Đề mục cấp 1: có chữ thường, cần chữ in hoa",),
            layout=styled("heading_1", caps=False)),
    Planted("articles and points", "light", ONE_ARTICLE,
            ("Điều: «Điều» không đậm, cần chữ đậm",), change=pieces_of("article", bold=False)),
    Planted("articles and points", "one left out", ARTICLES, ("Điều: Điều 3, cần Điều 2",)),
    Planted("articles and points", "no đ", POINTS, ("Điểm: «e)», cần «đ)»",)),
    Planted("articles and points", "large", D, ("Điều: cỡ chữ 15, cần cỡ chữ 13–14",),
            # Of what the first line begins with a PDF tells that it is an article, of the others not.
            ("Điều: cỡ chữ 15, cần cỡ chữ 13–14", "Nội dung: cỡ chữ 15, cần cỡ chữ 13–14"),
            layout=sized("article", 15)),
    Planted("authority", "large", D, ("Quyền hạn và chức vụ: cỡ chữ 15, cần cỡ chữ 13–14",),
            layout=sized("authority", 15)),
    Planted("authority", "light", M, ("Quyền hạn và chức vụ: không đậm, cần chữ đậm",),
            layout=styled("authority", bold=False)),
    Planted("authority", "no capitals", D, ("Quyền hạn và chức vụ: có chữ thường, cần chữ in hoa",),
            layout=styled("authority", caps=False)),
    Planted("authority", "no full stop", D,
            ("Quyền hạn và chức vụ: «KT CHỦ TỊCH», cần dấu chấm sau TM, KT, TL, TUQ",), change=saying("KT.", "KT")),
    Planted("authority", "lower than the recipients", L,
            ("Nơi nhận: không ngang hàng với chức vụ người ký, cần cùng hàng với quyền hạn, chức vụ",),
            change=signer_lower),
    Planted("signer's name", "light", D, ("Người ký: không đậm, cần chữ đậm",),
            layout=styled("signer_name", bold=False)),
    Planted("signer's name", "light, of two", M, ("Người ký: không đậm, cần chữ đậm",),
            layout=styled("signer_name", bold=False)),
    Planted("signer's name", "left", M, ("Người ký: canh trái, cần canh giữa",),
            layout=styled("signer_name", align="left")),
    Planted("signer's name", "title", D,
            ("Người ký: «ThS. Trần Văn Ước», cần không có học hàm, học vị, danh xưng",),
            change=saying("Trần Văn Ước", "ThS. Trần Văn Ước")),
    Planted("signer's name", "capitals", D, ("Người ký: chữ in hoa, cần chữ in thường",),
            change=saying("Trần Văn Ước", "TRẦN VĂN ƯỚC")),
    Planted("addressees", "small", L, ("Kính gửi: cỡ chữ 12, cần cỡ chữ 13–14",), layout=sized("addressee", 12)),
    Planted("addressees", "bold", L, ("Kính gửi: chữ đậm, cần không đậm",), layout=styled("addressee", bold=True)),
    Planted("addressees", "no dash", L, ("Kính gửi: «Ủy ban nhân dân xã A;», cần gạch đầu dòng «- »",
             "Kính gửi: «Ủy ban nhân dân xã B.», cần gạch đầu dòng «- »"),
            # Without dashes a PDF does not tell where the next one begins.
            ("Kính gửi: «Ủy ban nhân dân xã A; Ủy ban nhân dân xã B.», cần gạch đầu dòng «- »",),
            change=saying("- ", "", "addressee")),
    Planted("addressees", "no semicolon", L, ("Kính gửi: «- Ủy ban nhân dân xã A», cần dấu «;» ở cuối",),
            change=saying("xã A;", "xã A")),
    Planted("recipients", "large", D, ("Nơi nhận: cỡ chữ 13, cần cỡ chữ 12",), layout=sized("recipients", 13)),
    Planted("recipients", "upright", D, ("Nơi nhận: không nghiêng, cần chữ nghiêng",),
            layout=styled("recipients", italic=False)),
    Planted("recipients", "light", D, ("Nơi nhận: không đậm, cần chữ đậm",), layout=styled("recipients", bold=False)),
    Planted("recipients", "list in 12", D, ("Dòng nơi nhận: cỡ chữ 12, cần cỡ chữ 11",), layout=sized("recipient", 12)),
    Planted("recipients", "list in italics", D, ("Dòng nơi nhận: chữ nghiêng, cần chữ đứng",),
            layout=styled("recipient", italic=True)),
    Planted("recipients", "no full stop", L, ("Dòng nơi nhận: «- Lưu: VT», cần dấu «.» ở cuối",),
            change=saying("VT.", "VT")),
    Planted("recipients", "kept nowhere", UNKEPT,
            ("Dòng nơi nhận: «- Sở Nội vụ.», cần dòng cuối là «- Lưu: …»",)),
    Planted("appendix heading", "small label", D, ("Phụ lục: cỡ chữ 13, cần cỡ chữ 14",),
            layout=sized("appendix_label", 13)),
    Planted("appendix heading", "light label", D, ("Phụ lục: không đậm, cần chữ đậm",),
            layout=styled("appendix_label", bold=False)),
    Planted("appendix heading", "large title", D, ("Tên phụ lục: cỡ chữ 16, cần cỡ chữ 13–14",),
            layout=sized("appendix_title", 16)),
    Planted("appendix heading", "no capitals", D, ("Tên phụ lục: có chữ thường, cần chữ in hoa",),
            layout=styled("appendix_title", caps=False)),
    Planted("appendix heading", "upright", D, ("Kèm theo: không nghiêng, cần chữ nghiêng",),
            layout=styled("appendix_attached", italic=False)),
    Planted("end", "no mark", L, ("Nội dung: không có dấu «./.», cần dấu «./.» ở cuối",),
            change=saying("./.", ".")),
    Planted("minutes", "place and day", PLACED, ("Địa danh và ngày: có ở biên bản, cần không có",)),
    Planted("minutes", "secretary at the right", SWAPPED,
            ("Quyền hạn và chức vụ: thư ký không ở bên trái, cần thư ký trái, chủ trì phải",)),
    Planted("lists", "headings do not repeat", D, ("Đầu bảng: không lặp lại ở trang sau, cần lặp lại ở đầu mỗi trang",),
            change=head_once),
    Planted("lists", "small words", D, ("Ô bảng: cỡ chữ 10, cần cỡ chữ 11–14",), layout=sized("table_text", 10)),
    Planted("signature", "alone on its page", L,
            (_ALONE,), (_ALONE, "Lề trên: 25,5 mm, cần 20–25 mm"), change=signature_on_a_page_of_its_own),
)  # fmt: skip

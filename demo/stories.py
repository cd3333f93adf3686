"""What the demo shows of each plan, and what its clerks do otherwise than asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Whose result is explained, which lines of the explanation, which question is shown, and who types what.

    ``renamed`` is who sends its form under another name. ``typed``: participant, fact and what stands in its cell; all
    of it means what the table of facts says, once the standing body has agreed to what must be confirmed. ``drawn``
    sent tables of their own; ``hidden`` hid the row of a fact; ``twice`` sent two files that differ in evidence.
    """

    plan: str
    participant: str
    lines: tuple[str, ...]
    question: str
    renamed: str
    typed: tuple[tuple[str, str, object], ...]
    drawn: str
    hidden: tuple[str, str]
    twice: tuple[str, str]
    papers: bool = False
    """Whether the papers are made as well."""


STORIES = (
    Story(
        "hoa-thanh-2018", "HT-02", ("Điểm cuối cùng", "1.2 "), "HT-02.xlsx, trang «Số liệu», ô D11", "HT-01",
        (("HT-02", "cases_settled", "1.000 hồ sơ"), ("HT-05", "has_coordination_regulation", "x"),
         ("HT-08", "time_cuts_proposed", "ba"), ("HT-10", "posts_procedures", "chưa"),
         ("HT-04", "initiative_level", "ap dung tai don vi")),
        "HT-06", ("HT-12", "website_items"), ("HT-13", "cases_settled"),
    ),
    Story(
        "an-bien-2020", "AB-05", ("Không đạt",), "AB-06", "AB-05",
        (("AB-01", "par_score", "94,5 điểm"), ("AB-06", "registered_on", "10/7/20"), ("AB-04", "par_score", "90,25"),
         ("CN-04", "excellent_reform_work", "chưa"), ("CN-03", "does_reform_work", "v"),
         ("AB-05", "registered_on", "1/8/2020")),
        "AB-11", ("AB-09", "par_score"), ("AB-10", "par_score"),
    ),
    Story(
        "cu-chi-2020", "CC-10", ("Không đạt: Đơn vị mình",), "CC-02", "CC-10",
        (("CC-01", "recognised_initiatives", "3 sáng kiến"), ("CC-02", "issued_plan_and_launched", "x"),
         ("CC-07", "recognised_initiatives", "một"), ("CC-13", "takes_part_in_surveys", "ok"),
         ("CC-11", "is_head", "ko")),
        "CC-05", ("CC-03", "staff_violations"), ("CC-08", "recognised_initiatives"), papers=True,
    ),
    Story(
        "long-thanh-2024", "LT-07", ("Tạm dừng",), "Gui nham", "LT-07",
        (("LT-01", "pending_complaints", "0 (không phát sinh)"), ("LT-02", "par_class", "XUẤT SẮC"),
         ("LT-07", "pending_complaints", "1 vụ"), ("LT-10", "task_rating", "HTTNV"),
         ("LT-12", "task_rating", "hoan thanh tot"), ("LT-05", "key_leaders_disciplined", "không có")),
        "LT-06", ("LT-03", "pending_complaints"), ("LT-04", "par_class"),
    ),
    Story(
        "thai-nguyen-2018-2020", "TN-05", ("Đạt: Tổ chức Đảng",), "Tai ve", "TN-05",
        (("TN-01", "launched_campaign", "đã có"), ("TN-02", "mass_organisations_level", "hai"),
         ("TN-08", "discipline_breaches", "1 vụ"), ("TN-10", "task_rating", "HTXSNV"),
         ("TN-11", "does_reform_work", "☑"), ("TN-03", "party_organisation_rating", "trong sach vung manh")),
        "TN-04", ("TN-06", "discipline_breaches"), ("TN-09", "task_rating"),
    ),
)  # fmt: skip

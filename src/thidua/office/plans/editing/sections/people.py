"""Bodies, groups, and what the campaign wants: objectives, contents, fields."""

from collections.abc import Iterator

from thidua.office.plans.editing.adding.keyed import CLAUSE, LABEL, into
from thidua.office.plans.editing.fields import (
    Adding,
    Ask,
    Card,
    Field,
    Panel,
    card,
    entries,
    label_field,
    named,
    title_of,
)
from thidua.office.plans.study import Study
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.rewriting import Data


def clause_field(data: Data, path: tuple[str | int, ...]) -> Field:
    """The clauses that a part stands on."""
    return named(data, (*path, "clause"), "Điều khoản", kind="codes", hint="Nhiều điều khoản cách nhau bằng dấu ;")


def bodies(study: Study) -> Iterator[Panel]:
    """Offices, councils, people who decide."""
    lead = "Đổi tên ở đây là đổi ở mọi nơi của kế hoạch và giấy tờ; mã của cơ quan giữ nguyên."
    yield _panel(study.data, "bodies", "Cơ quan, hội đồng, người có thẩm quyền", "Thêm cơ quan", lead=lead)


def groups(study: Study) -> Iterator[Panel]:
    """Who competes with whom."""
    data = study.data
    cards = tuple(
        _card(
            data,
            "groups",
            key,
            part,
            named(data, ("groups", key, "kinds"), "Gồm những ai", kind="choices", choices=[*KIND_LABELS.items()]),
            named(data, ("groups", key, "joins_freely"), "Được tự nguyện đăng ký với mục tiêu riêng", kind="flag"),
        )
        for key, part in entries(data, "groups")
    )
    asked = (
        LABEL,
        Ask("kinds", "Gồm những ai", "choices", needed=True, choices=[*KIND_LABELS.items()], start="collective"),
        Ask("joins_freely", "Được tự nguyện đăng ký với mục tiêu riêng", "flag"),
        CLAUSE,
    )
    adding = Adding(("groups",), "Thêm nhóm", asked, into(("groups",), "label", "kinds", "joins_freely", "clause"))
    yield Panel("Nhóm đối tượng thi đua", cards, empty="Chưa có nhóm nào.", adding=adding)


def aims(study: Study) -> Iterator[Panel]:
    """What is to be reached, and in what is competed."""
    data = study.data
    cards = tuple(
        _card(
            data,
            "objectives",
            key,
            part,
            named(data, ("objectives", key, "unit"), "Đơn vị tính"),
            named(data, ("objectives", key, "baseline"), "Mức ban đầu", kind="number"),
            named(data, ("objectives", key, "target"), "Mức phấn đấu", kind="number"),
        )
        for key, part in entries(data, "objectives")
    )
    adding = Adding(
        ("objectives",),
        "Thêm mục tiêu",
        (LABEL, Ask("unit", "Đơn vị tính"), Ask("target", "Mức phấn đấu", "number"), CLAUSE),
        into(("objectives",), "label", "unit", "target", "clause"),
    )
    yield Panel("Mục tiêu", cards, empty="Kế hoạch không nêu mục tiêu nào.", adding=adding)
    yield _panel(data, "contents", "Nội dung thi đua", "Thêm nội dung")
    yield _panel(data, "fields", "Lĩnh vực", "Thêm lĩnh vực", lead="Biểu đăng ký có mỗi lĩnh vực một dòng.")


def _panel(data: Data, section: str, title: str, added: str, lead: str = "") -> Panel:
    cards = tuple(_card(data, section, key, part) for key, part in entries(data, section))
    adding = Adding((section,), added, (LABEL, CLAUSE), into((section,), "label", "clause"))
    return Panel(title, cards, lead=lead, empty="Chưa có mục nào.", adding=adding)


def _card(data: Data, section: str, key: str, part: Data, *more: Field) -> Card:
    path = (section, key)
    clause = clause_field(data, path) if isinstance(part, dict) else None
    fields = more if isinstance(part, dict) else ()
    return card(path, title_of(part, key), label_field(data, path), *fields, clause, removable=True, code=key)

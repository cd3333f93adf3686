"""The rubric: sections, criteria as rows, bonus and penalty, rounding."""

from collections.abc import Iterator

from thidua.in_words.parts.rubric import ROUNDING
from thidua.office.plans.editing.adding import criteria as new
from thidua.office.plans.editing.adding.tiers import tier, tiers_in
from thidua.office.plans.editing.fields import Card, Field, Panel, card, choices_of, entries, items, named, title_of
from thidua.office.plans.editing.scorers import scorer_fields, scorer_parts, scorers
from thidua.office.plans.editing.sections.conditions import points_fields
from thidua.office.plans.editing.sections.people import clause_field
from thidua.office.plans.editing.words import words_of
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Data
from thidua.plan.source import DataPath


def panels(study: Study) -> Iterator[Panel]:
    """Everything that gives points; one empty panel where the plan gives none."""
    data = study.data
    criteria = entries(data, "rubric", "criteria")
    sections = tuple(_section(data, key, part) for key, part in entries(data, "rubric", "sections"))
    if sections:
        yield Panel("Các phần", sections, lead="Phần mới được thêm cùng chỉ tiêu đầu tiên của nó.")
    yield Panel(
        "Chỉ tiêu",
        tuple(one for key, part in criteria for one in _criterion(study, key, part)),
        lead="Cách tính điểm phức tạp hơn các ô ở đây được sửa ở phần «Văn bản YAML».",
        empty="Kế hoạch này không chấm điểm. Có thể thêm từng chỉ tiêu ở đây, hoặc đưa cả thang điểm vào từ một bảng"
        " Excel.",
        adding=new.criterion(data),
        further=tuple(one for one in (new.part(data), scorers(data)) if one is not None),
    )
    for key, title in (("bonus", "Điểm thưởng"), ("penalty", "Điểm trừ")):
        found = entries(data, "rubric", key)
        if criteria or found:
            cards = tuple(_line(study, ("rubric", key, name), part) for name, part in found)
            empty = f"Không có {title.lower()}."
            yield Panel(title, cards, empty=empty, adding=new.adjustment(data, key, f"Thêm {title.lower()}"))
    if criteria:
        yield Panel("Tổng điểm, làm tròn", (_whole(data),))


def _whole(data: Data) -> Card:
    rounding = ("rubric", "rounding")
    found: list[Field] = []
    if dict(entries(data, *rounding)):
        found = [
            named(data, (*rounding, "decimals"), "Làm tròn đến mấy chữ số thập phân", kind="whole", needed=True),
            named(data, (*rounding, "mode"), "Cách làm tròn", kind="choice", choices=[*ROUNDING.items()]),
        ]
    return card(
        ("rubric",),
        "",
        named(data, ("rubric", "total_max"), "Điểm cuối cùng không quá", kind="number"),
        named(data, ("rubric", "bonus_max"), "Tổng điểm thưởng không quá", kind="number"),
        named(data, ("rubric", "penalty_max"), "Tổng điểm trừ không quá", kind="number"),
        *found,
    )


def _section(data: Data, key: str, part: Data) -> Card:
    path = ("rubric", "sections", key)
    return card(
        path,
        title_of(part, key),
        named(data, (*path, "label"), "Tên phần", needed=True),
        named(data, (*path, "max"), "Điểm tối đa", kind="number"),
        clause_field(data, path),
        code=key,
    )


def _criterion(study: Study, key: str, part: Data) -> Iterator[Card]:
    path = ("rubric", "criteria", key)
    yield _line(study, path, part, section=bool(entries(study.data, "rubric", "sections")))
    for name, inner in entries(study.data, *path, "parts"):
        yield _line(study, (*path, "parts", name), inner)


def _line(study: Study, path: DataPath, part: Data, *, section: bool = False) -> Card:
    data, key = study.data, str(path[-1])
    maximum = named(data, (*path, "max"), "Điểm tối đa", kind="number", needed=True)
    within = named(
        data, (*path, "section"), "Thuộc phần", kind="choice", choices=choices_of(data, "rubric", "sections")
    )
    return card(
        path,
        f"{key}. {title_of(part, key)}" if key[:1].isdigit() else title_of(part, key),
        named(data, (*path, "label"), "Nội dung", needed=True),
        maximum if path[1] == "criteria" else None,
        within if section else None,
        clause_field(data, path),
        *points_fields(data, (*path, "points")),
        *scorer_fields(data, (*path, "points")),
        words=words_of(study, path, "Cách tính điểm", "Số điểm thưởng", "Số điểm bị trừ"),
        removable=True,
        code=key,
        brief=_brief(data, path),
        adding=tier(data, (*path, "points")),
        inner=(*_tiers(data, path), *scorer_parts(data, (*path, "points"))),
    )


def _brief(data: Data, path: DataPath) -> str:
    most = named(data, (*path, "max"), "", kind="number").shown
    return f"tối đa {most} điểm" if most else ""


def _tiers(data: Data, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """The tiers of which one may be taken out."""
    for where in tiers_in(data, (*path, "points")):
        steps = items(data, *where)
        yield from ((at, f"bậc {place}") for place, (at, _) in enumerate(steps, 1)) if len(steps) > 2 else ()

"""What is given, and to how many."""

from collections.abc import Iterator

from thidua.office.plans.editing.adding.awards import FORMS, ROUNDING, SELECT, award, quota
from thidua.office.plans.editing.fields import (
    Card,
    Field,
    Panel,
    card,
    choices_of,
    entries,
    items,
    named,
    title_of,
    under,
)
from thidua.office.plans.editing.sections.people import clause_field
from thidua.office.plans.editing.words import words_of
from thidua.office.plans.study import Study
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.rewriting import Data
from thidua.plan.source import DataPath


def panels(study: Study) -> Iterator[Panel]:
    """The awards, then the places of each."""
    data = study.data
    found = entries(data, "awards")
    cards = tuple(_award(study, key, part) for key, part in found)
    yield Panel("Hình thức khen", cards, empty="Chưa có hình thức khen nào.", adding=award(data))
    quotas = tuple(
        _quota(data, path, part, title_of(given, key))
        for key, given in found
        for path, part in items(data, "awards", key, "quotas")
    )
    yield Panel(
        "Chỉ tiêu khen",
        quotas,
        lead="Số lượng cho từng loại và nhóm. Chỉ tiêu theo bậc được sửa ở phần «Văn bản YAML».",
        empty="Kế hoạch không hạn chế số lượng.",
        adding=quota(data),
    )


def _award(study: Study, key: str, part: Data) -> Card:
    data, path = study.data, ("awards", key)
    return card(
        path,
        title_of(part, key),
        named(data, (*path, "label"), "Tên gọi", needed=True),
        named(data, (*path, "form"), "Loại", kind="choice", choices=FORMS, needed=True),
        named(data, (*path, "select"), "Cách chọn", kind="choice", choices=SELECT, needed=True),
        named(data, (*path, "decided_by"), "Người quyết định", kind="choice", choices=choices_of(data, "bodies")),
        named(data, (*path, "places"), "Số giải chung", kind="whole"),
        named(data, (*path, "money"), "Tiền thưởng mỗi giải (đồng)", kind="whole", hint="by_law là theo lương cơ sở"),
        named(data, (*path, "ties"), "Khi bằng điểm", hint="Quy tắc mà văn bản nêu"),
        clause_field(data, path),
        words=words_of(study, path),
        removable=True,
        code=key,
    )


def _quota(data: Data, path: DataPath, part: Data, award: str) -> Card:
    kinds = [KIND_LABELS.get(key, key) for key in _codes(under(part, "kind"))]
    groups = [title_of(under(data, "groups", key), key) for key in _codes(under(part, "group"))]
    rounds = [title_of(under(data, "rounds", key), key) for key in _codes(under(part, "rounds"))]
    whom = ", ".join((*kinds, *groups, *rounds)) or "mọi đối tượng"
    places = [*_places(data, (*path, "places"), "Số lượng")]
    return card(
        path,
        f"{award}: {whom}",
        *places,
        clause_field(data, path),
        *(
            field
            for at, inner in items(data, *path, "of_which")
            for field in _places(data, (*at, "places"), f"Trong đó {title_of(inner)}: không quá")
        ),
        removable=True,
        brief=places[0].shown if places else "",
    )


def _places(data: Data, path: DataPath, label: str) -> Iterator[Field]:
    found = under(data, *path)
    if isinstance(found, str):
        yield named(data, path, label, kind="whole", needed=True)
    elif isinstance(found, dict) and isinstance(found.get("share"), str):
        yield named(data, (*path, "share"), f"{label}: tỷ lệ", kind="number", needed=True, hint="Ví dụ 20% hoặc 1/3")
        yield named(data, (*path, "rounding"), f"{label}: phần lẻ", kind="choice", choices=ROUNDING)
        yield named(data, (*path, "at_least"), f"{label}: ít nhất", kind="whole")
        yield named(data, (*path, "at_most"), f"{label}: nhiều nhất", kind="whole")


def _codes(data: Data) -> list[str]:
    several = data if isinstance(data, list) else [data]
    return [one for one in several if isinstance(one, str)]

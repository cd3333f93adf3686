"""The Hòa Thành rubric as an OpenFisca tax-benefit system, with vectorial formulas as its guides write them.

OpenFisca computes shares and points in binary floats. It knows no missing facts (they are 0), ranks, gates, places.
"""

from numpy import clip, maximum, select, where
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import YEAR
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

UNIT = build_entity(key="unit", plural="units", label="A competing unit", is_person=True)


class Groups(Enum):
    department = "Phòng chuyên môn"
    land_office = "Chi nhánh Văn phòng đăng ký đất đai"
    one_stop_office = "Văn phòng"
    inspectorate = "Thanh tra"
    commune = "Xã, thị trấn"


class Levels(Enum):
    none = "Không có"
    applied = "Áp dụng tại đơn vị"
    replicated = "Nhân rộng"


COUNTS = (
    "procedures_transacted",
    "procedures_via_e_one_stop",
    "cases_settled",
    "cases_returned_early_with_notice",
    "simplifications_proposed",
    "time_cuts_proposed",
    "confirmed_harassment_cases",
    "conduct_violations",
    "postings_missing",
    "one_stop_items_missing",
    "radio_items",
    "website_items",
    "late_portal_replies",
)
JUDGED = ("judged_1.1", "judged_1.2")
FLAGS = (
    "has_coordination_regulation",
    "reviewed_simplification",
    "reviewed_time_cuts",
    "has_improvement_proposal",
    "posts_procedures",
    "has_camera_or_air_conditioner",
    "has_free_wifi",
)


def input_name(fact: str) -> str:
    """The variable of a fact."""
    return fact.replace(".", "_")


def _variable(name: str, value_type: type, **more: object) -> type[Variable]:
    """A variable by itself: OpenFisca reads nothing from a base class."""
    attributes = {"value_type": value_type, "entity": UNIT, "definition_period": YEAR, "label": name}
    return type(name, (Variable,), attributes | more)


def _is_judged(unit, period):
    group = unit("group", period)
    return (group == Groups.inspectorate) | (group == Groups.one_stop_office)


def _share(part, whole):
    return part / where(whole == 0, 1, whole)


def criterion_1_1(unit, period):
    """TTHC giải quyết qua một cửa điện tử."""
    whole = unit("procedures_transacted", period)
    share = _share(unit("procedures_via_e_one_stop", period), whole)
    steps = select([whole == 0, share == 1, share >= 0.95, share >= 0.8], [10, 10, 8, 6], 4)
    return where(_is_judged(unit, period), unit("judged_1_1", period), steps)


def criterion_1_2(unit, period):
    """Trả kết quả trước hạn có thông báo."""
    whole = unit("cases_settled", period)
    share = _share(unit("cases_returned_early_with_notice", period), whole)
    steps = select([whole == 0, share >= 0.05, share >= 0.03, share >= 0.01], [10, 10, 8, 6], 0)
    return where(_is_judged(unit, period), unit("judged_1_2", period), steps)


def criterion_2(unit, period):
    """Quy chế phối hợp liên thông."""
    return 5 * unit("has_coordination_regulation", period)


def criterion_3_1(unit, period):
    """Đề xuất đơn giản hóa thành phần hồ sơ."""
    factor = where(unit("group", period) == Groups.commune, 2, 1)
    proposed = unit("simplifications_proposed", period)
    steps = select([proposed >= 5 * factor, proposed >= 3 * factor, proposed >= factor], [10, 8, 6], 5)
    return unit("reviewed_simplification", period) * steps


def criterion_3_2(unit, period):
    """Đề xuất cắt giảm thời gian giải quyết."""
    proposed = unit("time_cuts_proposed", period)
    steps = select([proposed >= 5, proposed >= 3, proposed >= 1], [10, 8, 6], 5)
    return unit("reviewed_time_cuts", period) * steps


def criterion_3_3(unit, period):
    """Đề xuất sáng kiến."""
    return 5 * unit("has_improvement_proposal", period)


def criterion_4(unit, period):
    """Không nhũng nhiễu."""
    return maximum(10 - 5 * unit("confirmed_harassment_cases", period), 0)


def criterion_5(unit, period):
    """Giải pháp, sáng kiến có thể nhân rộng."""
    level = unit("initiative_level", period)
    return select([level == Levels.replicated, level == Levels.applied], [5, 2.5], 0)


def criterion_6(unit, period):
    """Thái độ, tác phong, kỷ cương."""
    return 10 - 5 * unit("conduct_violations", period)


def criterion_7(unit, period):
    """Niêm yết công khai TTHC."""
    return unit("posts_procedures", period) * (10 - unit("postings_missing", period))


def criterion_8(unit, period):
    """Bố trí Bộ phận Một cửa."""
    group = unit("group", period)
    has_one = (group == Groups.commune) | (group == Groups.one_stop_office)
    return where(has_one, maximum(10 - unit("one_stop_items_missing", period), 0), 10)


def criterion_9(unit, period):
    """Tin tuyên truyền."""
    radio, website = unit("radio_items", period), unit("website_items", period)
    return (radio >= 2) * clip(0.5 * radio, 0, 2) + (website >= 3) * clip(0.5 * website, 0, 3)


CRITERIA = (
    criterion_1_1,
    criterion_1_2,
    criterion_2,
    criterion_3_1,
    criterion_3_2,
    criterion_3_3,
    criterion_4,
    criterion_5,
    criterion_6,
    criterion_7,
    criterion_8,
    criterion_9,
)


def final(unit, period):
    """Điểm cuối cùng."""
    total = sum(unit(criterion.__name__, period) for criterion in CRITERIA)
    commune = unit("group", period) == Groups.commune
    equipped = unit("has_camera_or_air_conditioner", period) * 2 + unit("has_free_wifi", period) * 2
    return total + commune * equipped - 0.5 * unit("late_portal_replies", period)


def rubric() -> TaxBenefitSystem:
    """The rubric with its inputs."""
    system = TaxBenefitSystem([UNIT])
    system.add_variable(_variable("group", Enum, possible_values=Groups, default_value=Groups.department))
    system.add_variable(_variable("initiative_level", Enum, possible_values=Levels, default_value=Levels.none))
    for name in COUNTS:
        system.add_variable(_variable(name, int))
    for name in JUDGED:
        system.add_variable(_variable(input_name(name), float))
    for name in FLAGS:
        system.add_variable(_variable(name, bool))
    for formula in (*CRITERIA, final):
        system.add_variable(_variable(formula.__name__, float, formula=formula))
    return system

"""What is wrong with the fields that a template names, and what the campaign lacks for them."""

from collections.abc import Iterator

from thidua.papers.templates.fields import Offer, Values
from thidua.papers.templates.printed import lacking
from thidua.papers.templates.problems import TemplateProblem, Told
from thidua.sheets.texts import bare, hint

ONE_LIST = "một dòng chỉ lặp theo một danh sách, ở đây có nhiều"
NOT_REPEATED = "«{name}» thuộc danh sách; hãy đặt trong một dòng của bảng, dòng ấy sẽ lặp lại cho từng mục"
A_LIST = "«{name}» là danh sách; hãy ghi một trường của danh sách, như {{{{ {name}.ten }}}}"

NO_LIST_HERE = "«{name}» thuộc danh sách; ở đây chỉ điền được trường không thuộc danh sách nào"
NOT_FILLED = "trường ở đây không được điền; hãy đặt trong {where}"


def unknown(offer: Offer, name: str, place: str) -> TemplateProblem | None:
    """The problem with a field that nobody offers, with what was perhaps meant."""
    if name in offer.labels or name in offer.list_ids:
        return None
    by_label = {bare(label): known for known, label in offer.labels.items()}
    meant = by_label.get(bare(name.replace("_", " ")))
    near = f" (có phải là «{meant}»?)" if meant else hint(name, [*offer.labels, *offer.list_ids])
    return TemplateProblem(Told.UNKNOWN, place, f"không có trường «{name}»{near}")


def missing(offer: Offer, values: Values | None, name: str, place: str) -> Iterator[TemplateProblem]:
    """What the campaign lacks for a field that it offers; nothing while a template is only looked at."""
    if values is None or name not in offer.labels:
        return
    words = lacking(offer, values, name)
    if words is not None:
        yield TemplateProblem(Told.MISSING, place, f"{words}; đã đánh dấu chỗ trống")


def not_filled(place: str, where: str) -> TemplateProblem:
    """A field at a place that nothing is filled into; ``where`` it may stand instead."""
    return TemplateProblem(Told.MISUSED, place, NOT_FILLED.format(where=where))

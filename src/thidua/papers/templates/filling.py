"""Looking at and filling an office's own template, in a process of its own with bounds on time and memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from thidua.papers.one_file import in_a_process
from thidua.papers.templates.excel import ExcelTemplate
from thidua.papers.templates.excel_door import check_excel
from thidua.papers.templates.fields import Offer, Values
from thidua.papers.templates.problems import TemplateProblem
from thidua.papers.templates.word import WordTemplate
from thidua.papers.templates.word_door import check_word
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError

LIMITS = Limits(seconds=10.0, memory=500_000_000)
"""What one template may cost: a list of some thousands takes a second or two."""

_WHAT, _MEND = "khuôn", "hãy bớt phần lặp lại, hoặc mở bằng Word hay Excel rồi lưu thành tệp mới"
_MACROS = "khuôn có macro; hãy lưu lại thành {plain} rồi gửi lại"
_WITH_MACROS = {".docm": ".docx", ".dotm": ".docx", ".xlsm": ".xlsx", ".xltm": ".xlsx"}
_NO_TEMPLATE = "khuôn phải là văn bản Word (.docx) hoặc bảng tính Excel (.xlsx)"


@dataclass(frozen=True, slots=True)
class Filled:
    """The paper made from a template, and what is to be told of it."""

    content: bytes
    problems: tuple[TemplateProblem, ...]


def check_template(
    path: Path, offer: Offer, name: str | None = None, limits: Limits = LIMITS
) -> tuple[TemplateProblem, ...]:
    """The fields of a template that nobody offers, or that stand where they cannot be filled.

    Raises SheetError for a file that is no template or a danger; the reason is Vietnamese.
    """
    return in_a_process(partial(_check, offer=offer), path, name or path.name, limits, _WHAT, _MEND)


def fill_template(path: Path, offer: Offer, values: Values, name: str | None = None, limits: Limits = LIMITS) -> Filled:
    """The template with the campaign's values; what is missing or unknown is marked in it and told with its place.

    Raises SheetError for a file that is no template or a danger; the reason is Vietnamese.
    """
    return in_a_process(partial(_fill, offer=offer, values=values), path, name or path.name, limits, _WHAT, _MEND)


def _check(path: Path, name: str, *, offer: Offer) -> tuple[TemplateProblem, ...]:
    return _each_once(_opened(path, name, offer).problems(None))


def _fill(path: Path, name: str, *, offer: Offer, values: Values) -> Filled:
    template = _opened(path, name, offer)
    problems = _each_once(template.problems(values))
    return Filled(template.fill(values), problems)


def _each_once(problems: Iterable[TemplateProblem]) -> tuple[TemplateProblem, ...]:
    return tuple(dict.fromkeys(problems))


def _opened(path: Path, name: str, offer: Offer) -> WordTemplate | ExcelTemplate:
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return WordTemplate(check_word(path, name), name, offer)
    if suffix == ".xlsx":
        return ExcelTemplate(check_excel(path, name), name, offer)
    plain = _WITH_MACROS.get(suffix)
    raise SheetError(name, _NO_TEMPLATE if plain is None else _MACROS.format(plain=plain))

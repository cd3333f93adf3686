"""The words of a certificate, field by field, as they stand on the paper."""

from collections.abc import Callable

from thidua.papers.certificates.certificate import AwardForm, Certificate
from thidua.papers.characters import clean
from thidua.papers.paper import Day, Gap, Text, plain

_SHORT, _LONG = "." * 10, "." * 16
"""Room for the pen where a number or a day is not known yet."""

_LEAD = {AwardForm.COMMENDATION: "Tặng", AwardForm.MERIT: "Tặng", AwardForm.PRIZE: "Trao"}


def words(certificate: Certificate, code: str = "") -> dict[str, str]:
    """The text of each field by its name; lacking ones hold the mark of a gap, those left for the pen dots."""
    return {name: clean(write(certificate)) for name, write in FIELDS.items()} | {"code": code}


def _given(text: Text | None, lacks: str) -> str:
    words = plain(text or "")
    return words if words.strip() else Gap(lacks).printed


def _register(certificate: Certificate) -> str:
    number = f"{certificate.register:02}" if certificate.register is not None else _SHORT
    return f"Vào sổ số: {number}"


def _decision(certificate: Certificate) -> str:
    decision = certificate.decision
    number = f"{decision.number:02}" if decision.number is not None else _SHORT
    return f"Quyết định số: {number}/{decision.symbol}\n{_day(decision.day)}"


def _place_day(certificate: Certificate) -> str:
    return f"{_given(certificate.place, 'địa danh')}, {_day(certificate.day or certificate.decision.day)}"


def _day(day: Day | None) -> str:
    """Days below 10 and the months 1 and 2 take a leading zero, by the decree's table."""
    if day is None:
        return f"ngày {_SHORT} tháng {_SHORT} năm {_LONG}"
    number = f"{day.day:02}" if day.day is not None else _SHORT
    month = _SHORT if day.month is None else f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {number} tháng {month} năm {day.year}"


def _authority(certificate: Certificate) -> str:
    signer = certificate.signer
    lines = [f"{acting.authority.value} {plain(acting.whom)}" for acting in signer.acting]
    return _given(
        "\n".join([*lines, *([plain(signer.office)] if signer.office is not None else [])]), "chức vụ người ký"
    )


FIELDS: dict[str, Callable[[Certificate], str]] = {
    "by": lambda certificate: _given(certificate.by, "cơ quan, người khen"),
    "lead": lambda certificate: _LEAD[certificate.form],
    "title": lambda certificate: _given(certificate.title, "tên hình thức khen"),
    "honorific": lambda certificate: certificate.holder.honorific,
    "name": lambda certificate: _given(certificate.holder.name, "tên người, tập thể được khen"),
    "position": lambda certificate: certificate.holder.position,
    "achievement": lambda certificate: _given(certificate.achievement, "thành tích"),
    "decision": _decision,
    "register": _register,
    "place_day": _place_day,
    "authority": _authority,
    "signer": lambda certificate: _given(certificate.signer.name, "họ tên người ký"),
    "draft": lambda certificate: "Bản dự thảo, chưa có giá trị" if certificate.provisional else "",
}
"""Every field that a profile may place, with what it says. `code`, `qr` come with the proof, `emblem` from a file."""

LABELS = {
    "by": "người, cơ quan khen",
    "lead": "tặng, trao",
    "title": "tên hình thức khen",
    "honorific": "ông, bà",
    "name": "tên người, tập thể",
    "position": "chức vụ, đơn vị",
    "achievement": "thành tích",
    "decision": "số, ngày quyết định",
    "register": "số vào sổ",
    "place_day": "địa danh, ngày",
    "authority": "chức vụ người ký",
    "signer": "họ tên người ký",
    "draft": "dấu hiệu bản dự thảo",
    "code": "mã tra cứu",
    "qr": "mã QR",
    "emblem": "quốc huy, biểu trưng",
}
"""What each field is called on a test sheet."""

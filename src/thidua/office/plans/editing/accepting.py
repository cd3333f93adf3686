"""Accepting what the checks find: a reading is written into the plan, which says how its gap is understood."""

from hashlib import sha256
from string import ascii_lowercase

from thidua.checks import Finding
from thidua.office.plans.editing.fields import entries
from thidua.office.plans.errors import PlanRefusedError
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Data, Put


def mark_of(finding: Finding) -> str:
    """A finding's name on a page: the same as long as it says the same."""
    return sha256(f"{finding.code}\n{finding.clause}\n{finding.message}".encode()).hexdigest()[:16]


def accepted(study: Study, mark: str, reading: str) -> Put:
    """The change that deals with an open finding by a reading. Raises PlanRefusedError where it is none any more."""
    reading = " ".join(reading.split())
    if not reading:
        raise PlanRefusedError("Hãy ghi cách hiểu: chỗ này được áp dụng thế nào.")
    finding = next((one for one in study.open_findings if mark_of(one) == mark), None)
    if finding is None:
        raise PlanRefusedError("Phát hiện này không còn nữa.")
    if not finding.clause:
        raise PlanRefusedError("Phát hiện này không nằm ở điều khoản nào; hãy ghi «Điều khoản» của phần đầu văn bản.")
    value = {"clause": finding.clause, "covers": finding.code, "problem": finding.message, "reading": reading}
    return Put(("readings", _free(study.data)), value)


def _free(data: Data) -> str:
    """The next letter that no reading bears: a … z, a1 …."""
    taken, number = {key for key, _ in entries(data, "readings")}, 0
    while True:
        for letter in ascii_lowercase:
            if (name := f"{letter}{number or ''}") not in taken:
                return name
        number += 1

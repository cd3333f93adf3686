"""The certificates of a campaign as files in a folder, with what is to be told of them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.papers.certificates.certificate import CERTIFICATES, Certificate
from thidua.papers.certificates.emblem import Emblem
from thidua.papers.certificates.printing import Made, certificates_each, certificates_pdf
from thidua.papers.certificates.profile import Profile, design
from thidua.papers.certificates.proof import Prover
from thidua.papers.certificates.trial_sheet import trial_sheet_pdf
from thidua.papers.certificates.wording import LABELS, words
from thidua.papers.typst.letters import lacking
from thidua.papers.unprintable import Unprintable

TRIAL_SHEET = f"{CERTIFICATES}-in-thu"
PLAIN_PAGE, EMBLEM_PAGE = "giay-khen", "giay-khen-bieu-trung"


@dataclass(frozen=True, slots=True)
class Printing:
    """How certificates are printed. `each`: also one file each. `trial_sheet`: also the test sheet of the profile."""

    profile: Profile
    printer: str | None = None
    prover: Prover | None = None
    emblem: Emblem | None = None
    each: bool = False
    trial_sheet: bool = False


def full_page(emblem: Emblem | None = None) -> Profile:
    """The full page that is printed where an office names no stock: with a place for the emblem where there is one."""
    return design(PLAIN_PAGE if emblem is None else EMBLEM_PAGE)


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands in the folder now: names of files and folders, sentences in Vietnamese on what to know, and letters
    that the font lacks, each once for each field."""

    files: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    unprintable: tuple[Unprintable, ...] = ()


def print_certificates(
    certificates: Sequence[Certificate], folder: Path, printing: Printing, progress: Callable[[int], object]
) -> Printed:
    """Write the certificates into a folder; without any, only the test sheet. Raises as `certificates_pdf`."""
    profile, files = printing.profile, list[str]()
    how: dict[str, Any] = {"printer": printing.printer, "prover": printing.prover, "emblem": printing.emblem}
    if printing.trial_sheet:
        trial_sheet_pdf(profile, folder / f"{TRIAL_SHEET}.pdf", printer=printing.printer)
        files.append(f"{TRIAL_SHEET}.pdf")
    if not certificates:
        return Printed(tuple(files))
    made = certificates_pdf(certificates, profile, folder / f"{CERTIFICATES}.pdf", progress=progress, **how)
    files.insert(0, f"{CERTIFICATES}.pdf")
    if printing.each:
        certificates_each(certificates, profile, folder / CERTIFICATES, **how)
        files.insert(1, f"{CERTIFICATES}/")
    return Printed(tuple(files), tuple(_told(certificates, printing, made)), _unprintable(certificates))


def _unprintable(certificates: Sequence[Certificate]) -> tuple[Unprintable, ...]:
    found: dict[tuple[str, str], Unprintable] = {}
    for one in certificates:
        for name, text in words(one).items():
            for letter in lacking(text):
                found.setdefault((letter, name), Unprintable(letter, LABELS[name], text))
    return tuple(found.values())


def _told(certificates: Sequence[Certificate], printing: Printing, made: Made) -> Iterator[str]:
    drafts = sum(one.provisional for one in certificates)
    if drafts:
        yield f"{drafts} tờ là bản dự thảo, không có mã QR, vì kết quả còn có thể thay đổi"
    left = Counter(what for one in certificates for what in one.for_the_pen)
    if left:
        yield f"để trống để ghi tay: {', '.join(left)}"
    yield from _proof_told(printing)
    if printing.emblem is not None and "emblem" not in printing.profile.fields:
        yield "vị trí in không có ô emblem nên hình không được in"
    for place, name in made.too_small:
        yield f"chữ nhỏ hơn cỡ cho phép: {certificates[place].holder.name}, {LABELS.get(name, name)}"


def _proof_told(printing: Printing) -> Iterator[str]:
    fields = printing.profile.fields
    if printing.prover is None:
        if "qr" in fields or "code" in fields:
            yield "không có mã QR, mã tra cứu vì chưa có tệp khóa (--key, hoặc certificates trong tệp cơ quan)"
    elif "qr" not in fields:
        yield "vị trí in không có ô qr nên không in mã QR"
    elif not printing.prover.address:
        yield "mã QR chỉ chứa mã tra cứu vì chưa có địa chỉ trang tra cứu (--address)"

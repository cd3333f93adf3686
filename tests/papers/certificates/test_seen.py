"""What a camera sees on finished pages: the codes, read by a reader that is not ours, and the emblem."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp

from tests.papers.certificates.making import CERTIFICATE, named
from tests.papers.certificates.pictures import svg
from thidua.papers.certificates import (
    Certificate,
    Emblem,
    Profile,
    Prover,
    certificates_each,
    certificates_pdf,
    design,
    designs,
    read_emblem,
)
from thidua.papers.certificates.profile import Field
from thidua.papers.web_address import LONGEST

pytestmark = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="not run: poppler (pdftoppm) is not installed")

PROVER = Prover(b"k" * 32, "https://huonglua.example/tra-cuu")
PEOPLE = [named(f"Người thứ {number}", reference=f"MA-{number}") for number in range(6)]
COARSE, FINE = 100, 200
"""Dots to the inch: what a poor photograph and what a scanner sees."""


def seen(file: Path, dots: int) -> list[Any]:
    """The pages of a PDF as pictures: rows of dots, each red, green and blue."""
    drawn = subprocess.run(["pdftoppm", "-r", str(dots), file], check=True, capture_output=True).stdout
    found, at = [], 0
    while at < len(drawn):
        magic, size, deepest, _ = drawn[at:].split(b"\n", 3)
        assert (magic, deepest) == (b"P6", b"255")
        width, height = map(int, size.split())
        start = at + len(magic) + len(size) + len(deepest) + 3
        at = start + width * height * 3
        found.append(np.frombuffer(drawn[start:at], np.uint8).reshape(height, width, 3))
    return found


def read(pages: Sequence[Any]) -> list[list[str]]:
    """The texts of all codes on each page."""
    return [[code.text for code in zxingcpp.read_barcodes(np.ascontiguousarray(page))] for page in pages]


def with_code(name: str) -> Profile:
    """A design; stock, whose example prints no code, gets a place for it."""
    profile = design(name)
    place = Field.model_validate({"x": "125", "y": "150", "width": "22", "height": "22"})
    return profile if "qr" in profile.fields else profile.model_copy(update={"fields": {**profile.fields, "qr": place}})


@pytest.mark.parametrize("dots", [COARSE, FINE])
@pytest.mark.parametrize("name", designs())
def test_each_page_bears_the_address_of_its_own_code(name: str, dots: int, tmp_path: Path) -> None:
    certificates_pdf(PEOPLE, with_code(name), tmp_path / "out.pdf", prover=PROVER)
    wanted = [[f"https://huonglua.example/tra-cuu/{PROVER.code(one)}"] for one in PEOPLE]
    assert read(seen(tmp_path / "out.pdf", dots)) == wanted


def test_what_is_read_proves_this_certificate_and_no_other(tmp_path: Path) -> None:
    certificates_each(PEOPLE, design("giay-khen"), tmp_path, prover=PROVER)
    for one in PEOPLE:
        ((link,),) = read(seen(tmp_path / f"{one.holder.reference}.pdf", COARSE))
        code = link.rpartition("/")[2]
        assert [PROVER.proves(code, other) for other in PEOPLE] == [other is one for other in PEOPLE]


@pytest.mark.parametrize("address", ["", "https://a.vn/", "https://a.example/" + "x" * (LONGEST - 18)])
def test_short_and_long_addresses_are_read(address: str, tmp_path: Path) -> None:
    prover = Prover(b"k" * 32, address)
    certificates_pdf([CERTIFICATE], design("giay-khen"), tmp_path / "out.pdf", prover=prover)
    code = prover.code(CERTIFICATE)
    assert read(seen(tmp_path / "out.pdf", FINE)) == [[f"{address.rstrip('/')}/{code}" if address else code]]


@pytest.mark.parametrize("certificate", [CERTIFICATE, replace(CERTIFICATE, provisional=True)])
def test_without_key_and_on_a_draft_no_code_is_seen(certificate: Certificate, tmp_path: Path) -> None:
    prover = PROVER if certificate.provisional else None
    certificates_pdf([certificate], design("giay-khen"), tmp_path / "out.pdf", prover=prover)
    assert read(seen(tmp_path / "out.pdf", FINE)) == [[]]


BLUE = (0, 0, 255)
PALE = 150
"""The drum behind the text is lighter."""


def emblem(folder: Path) -> Emblem:
    """A blue strip, twice as broad as high; nothing else on a certificate is blue."""
    strip = svg('<rect width="100" height="50" fill="#0000ff"/>').replace(b"0 0 100 100", b"0 0 100 50")
    (folder / "hinh.svg").write_bytes(strip)
    return read_emblem(folder / "hinh.svg")


def test_the_emblem_fills_its_place_on_every_page_unstretched(tmp_path: Path) -> None:
    many = [named(f"Người thứ {number}") for number in range(43)]
    profile = design("giay-khen-bieu-trung")
    certificates_pdf(many, profile, tmp_path / "out.pdf", emblem=emblem(tmp_path))
    pages = seen(tmp_path / "out.pdf", COARSE // 2)
    assert len(pages) == 43
    place, mm = profile.fields["emblem"], 25.4 / (COARSE // 2)
    for page in pages:
        down, across = np.nonzero((page == BLUE).all(axis=2))
        assert across.min() * mm == pytest.approx(float(place.x), abs=2 * mm)
        assert (across.max() + 1) * mm == pytest.approx(float(place.x + place.width), abs=2 * mm)
        middle = (down.min() + down.max() + 1) / 2 * mm
        assert middle == pytest.approx(float(place.y + place.height / 2), abs=2 * mm)
        assert (down.max() - down.min() + 1) * mm == pytest.approx(float(place.width) / 2, abs=2 * mm)


def test_without_an_emblem_its_place_stays_empty(tmp_path: Path) -> None:
    certificates_pdf([CERTIFICATE], design("giay-khen-bieu-trung"), tmp_path / "out.pdf")
    (page,) = seen(tmp_path / "out.pdf", COARSE)
    place, dots = design("giay-khen-bieu-trung").fields["emblem"], COARSE / 25.4
    left, top = round(float(place.x) * dots), round(float(place.y) * dots)
    right, bottom = left + round(float(place.width) * dots), top + round(float(place.height) * dots)
    assert page[top:bottom, left:right].min() > PALE

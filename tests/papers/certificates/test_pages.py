"""Measured on the PDF: every text within its box, nothing cut off, whatever the name."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers.certificates.making import CERTIFICATE, named, names
from tests.papers.certificates.printed import bare, letters, of, outside, pages, within
from thidua.papers.certificates import certificates_pdf, design, designs
from thidua.papers.certificates.profile import Profile

PROFILES = designs()


@settings(max_examples=12)
@given(st.lists(names, min_size=20, max_size=40), st.sampled_from(PROFILES))
def test_every_name_stands_whole_within_its_box(several: list[str], which: str) -> None:
    profile = bare(which)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.pdf"
        certificates_pdf([named(name) for name in several], profile, out)
        printed = pages(out)
    for name, page in zip(several, printed, strict=True):
        words = of(profile, "name", page)
        assert letters(words) == letters_of(name.upper())
        assert not outside(profile.fields["name"], words)


@settings(max_examples=8)
@given(st.lists(names, min_size=20, max_size=20))
def test_no_word_is_parted(several: list[str]) -> None:
    profile = bare("giay-khen")
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.pdf"
        certificates_pdf([named(name) for name in several], profile, out)
        printed = pages(out)
    for name, page in zip(several, printed, strict=True):
        lines: dict[object, list[str]] = {}
        for words in of(profile, "name", page):
            lines.setdefault(words.y, []).append(words.text)
        assert " ".join("".join(line) for line in lines.values()).split() == name.upper().split()


def test_a_text_of_every_field_stands_within_its_box(tmp_path: Path) -> None:
    profile = design("giay-khen")
    certificates_pdf([CERTIFICATE, replace(CERTIFICATE, provisional=True)], profile, tmp_path / "out.pdf")
    printed = pages(tmp_path / "out.pdf")[1]
    for name, field in profile.fields.items():
        if name not in ("qr", "code"):
            left = field.x if field.x_without_qr is None else field.x_without_qr
            there = field.model_copy(update={"x": left})
            words = within(there, printed)
            assert words, name
            assert not outside(there, words)


HOSTILE = {
    "controls": "Nguyễn\x00 Văn\x07 A\x1b[31m",
    "direction": "Nguyễn \u202eVăn\u202c \u2066A\u2069\u200f",
    "typst": '#import "x.typ" #panic("a") $x^2$ *đậm* _nghiêng_ `mã` <nhãn> @trích \\n // hết /* a */ [b]',
    "template": "{{ 7 * 7 }} {% include '/etc/passwd' %} ${jndi:x} <script>alert(1)</script> =SUM(A1)",
    "capitals": "NGUYỄN VĂN ANH",
    "without tones": "Nguyen Van Anh",
    "decomposed": normalize("NFD", "Nguyễn Thị Thủy Ễ Ữ Ặ"),
    "long": "Hội đồng Thi đua - Khen thưởng " * 320,
    "one word": "ế" * 10_000,
    "lines": "Dòng một\nDòng hai\r\nDòng ba\u2028Dòng bốn",
    "quotes": "Ông \"A\" & 'B' <C> \u201cD\u201d",
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("which", PROFILES)
def test_hostile_text_loses_nothing_and_keeps_the_layout(kind: str, which: str, tmp_path: Path) -> None:
    profile, text = bare(which), HOSTILE[kind]
    plain = replace(CERTIFICATE, achievement="Thành tích")
    certificate = replace(plain, achievement=text, holder=replace(plain.holder, name=text, unit=text))
    certificates_pdf([certificate, plain], profile, tmp_path / "out.pdf")
    hostile, usual = pages(tmp_path / "out.pdf")
    for name, shown in (("name", text.upper()), ("achievement", text)):
        words = of(profile, name, hostile)
        assert letters(words) == letters_of(shown)
        assert not outside(profile.fields[name], words)
    for name in ("by", "signer", "place_day", "decision", "honorific"):
        assert of(profile, name, hostile) == of(profile, name, usual)


def test_empty_data_prints_marked_gaps(tmp_path: Path) -> None:
    profile = bare("giay-khen")
    empty = replace(CERTIFICATE, achievement=" ", place="", by="", holder=replace(CERTIFICATE.holder, name=""))
    certificates_pdf([empty], profile, tmp_path / "out.pdf")
    page = pages(tmp_path / "out.pdf")[0]
    assert letters(of(profile, "name", page)) == "[…TÊNNGƯỜI,TẬPTHỂĐƯỢCKHEN…]"
    assert letters(of(profile, "achievement", page)) == "[…thànhtích…]"
    assert [gap.lacks for gap in empty.gaps] == [
        "cơ quan, người khen",
        "tên người, tập thể được khen",
        "thành tích",
        "địa danh",
    ]


def test_letters_of_other_scripts_do_no_harm(tmp_path: Path) -> None:
    profile = bare("giay-khen")
    certificates_pdf([named("Lý 李小龙 😀 Иван"), CERTIFICATE], profile, tmp_path / "out.pdf")
    foreign, usual = pages(tmp_path / "out.pdf")
    assert letters(of(profile, "name", foreign)).startswith("LÝ")
    assert letters(of(profile, "name", foreign)).endswith("ИВАН")
    assert of(profile, "signer", foreign) == of(profile, "signer", usual)


def test_text_copied_out_is_composed(tmp_path: Path) -> None:
    profile = bare("giay-khen")
    certificates_pdf([named(normalize("NFD", "Đặng Thị Ngọc Uyển"))], profile, tmp_path / "out.pdf")
    assert letters(of(profile, "name", pages(tmp_path / "out.pdf")[0])) == "ĐẶNGTHỊNGỌCUYỂN"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="not run: poppler (pdftotext) is not installed")
@pytest.mark.parametrize("which", PROFILES)
def test_another_reader_measures_the_same(which: str, tmp_path: Path) -> None:
    profile = bare(which)
    long = "Trung tâm Phục vụ hành chính công, Phòng Văn hóa - Xã hội, Ban Chỉ huy quân sự và Công an xã Hương Lúa"
    certificates_pdf([named(long)], profile, tmp_path / "out.pdf")
    found = _words_by_poppler(tmp_path / "out.pdf", profile)
    assert [word for word, _, _ in found] == long.upper().split()
    field = profile.fields["name"]
    assert min(left for _, left, _ in found) >= field.x
    assert max(right for _, _, right in found) <= field.x + field.width


def letters_of(text: str) -> str:
    """The letters that a text has for the eye, composed."""
    seen = (letter for letter in normalize("NFC", text) if letter.isprintable() and not letter.isspace())
    return "".join(seen)


def _words_by_poppler(file: Path, profile: Profile) -> list[tuple[str, float, float]]:
    told = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True).stdout
    field, mm = profile.fields["name"], 25.4 / 72
    found = []
    for word in ElementTree.fromstring(told).iter("{http://www.w3.org/1999/xhtml}word"):
        middle = (float(word.attrib["yMin"]) + float(word.attrib["yMax"])) / 2 * mm
        if field.y < middle < field.y + field.height:
            found.append((word.text or "", float(word.attrib["xMin"]) * mm, float(word.attrib["xMax"]) * mm))
    return found

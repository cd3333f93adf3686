"""Bad input through the whole command: nothing is run, nothing is lost, and the layout holds."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import is_normalized, normalize
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.papers.bad_input import TEXTS, write_all
from tests.papers.kinds.cases import HERE
from tests.papers.printing import printed_by_libreoffice
from tests.papers.word.test_word_file import paragraphs
from thidua.cli import main
from thidua.papers.characters import clean
from thidua.papers.checking import check_pdf, check_word
from thidua.papers.kinds import KINDS
from thidua.papers.layout import layouts
from thidua.papers.typst.letters import lacking, printed

PLAIN = [f"Tổ mẫu {number:02}" for number in range(len(TEXTS))]

OF_ONE_WORD = "T-3.pdf"
"""Here a single word of 35 letters stands in the heading: it is broken, which the checker takes for two parts."""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers with the bad texts."""
    return write_all(tmp_path_factory.mktemp("giay-to") / "bad", list(TEXTS.values()))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same papers with plain texts in their places."""
    return write_all(tmp_path_factory.mktemp("giay-to") / "plain", PLAIN)


def _files(out: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(path for path in out.rglob(f"*{suffix}") if path.is_file()):
        yield str(file.relative_to(out)), file.read_bytes()


def _letters(text: str) -> str:
    """What can be compared whatever the lines and the capitals of the style: the letters alone."""
    return "".join(text.replace("\u200b", "").split()).casefold()


def _of_word(file: bytes) -> str:
    return "\n".join(paragraphs(file))


def _of_pdf(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)


def test_both_campaigns_have_the_same_papers_of_most_kinds(bad: Path, plain: Path) -> None:
    names = [name for name, _ in _files(bad, "")]
    assert names == [name for name, _ in _files(plain, "")]
    assert len({name.partition("/")[0].partition(".")[0] for name in names} & set(KINDS)) > 12


def test_word_files_hold_every_text_where_a_plain_one_would_stand(bad: Path, plain: Path) -> None:
    for (name, file), (_, other) in zip(_files(bad, ".docx"), _files(plain, ".docx"), strict=True):
        said, of_plain = _of_word(file), _letters(_of_word(other))
        assert is_normalized("NFC", said), name
        lost = [
            key
            for (key, text), stood in zip(TEXTS.items(), PLAIN, strict=True)
            if _letters(said).count(_letters(clean(text))) < of_plain.count(_letters(stood))
        ]
        assert (name, lost) == (name, [])


def test_pdfs_hold_every_text_where_a_plain_one_would_stand(bad: Path, plain: Path) -> None:
    for (name, file), (_, other) in zip(_files(bad, ".pdf"), _files(plain, ".pdf"), strict=True):
        said, of_plain = _of_pdf(file), _letters(_of_pdf(other))
        assert is_normalized("NFC", said), name
        lost = [
            key
            for (key, text), stood in zip(TEXTS.items(), PLAIN, strict=True)
            if _letters(said).count(_letters(printed(clean(text)))) < of_plain.count(_letters(stood))
        ]
        assert (name, lost) == (name, [])


def test_nothing_unseen_reaches_a_file_and_nothing_in_it_leads_elsewhere(bad: Path) -> None:
    for name, file in _files(bad, ".docx"):
        with ZipFile(BytesIO(file)) as archive:
            parts = {
                part: archive.read(part).decode("utf-8", "replace")
                for part in archive.namelist()
                if part.endswith((".xml", ".rels"))
            }
        assert all(b"TargetMode" not in part.encode() for part in parts.values()), name
        unseen = {
            letter for part in parts.values() for letter in part if letter in "\x00\x01\x07\x1b\u202e\u202c\u2067"
        }
        assert (name, unseen) == (name, set())
        assert "<w:instrText" not in parts["word/document.xml"] and "<w:fldSimple" not in parts["word/document.xml"]


def test_word_files_keep_to_the_layout_as_with_plain_texts(bad: Path, plain: Path) -> None:
    for (name, file), (_, other) in zip(_files(bad, ".docx"), _files(plain, ".docx"), strict=True):
        assert (name, check_word(layouts()[-1], file)) == (name, check_word(layouts()[-1], other))


def test_pdfs_keep_to_the_layout_as_with_plain_texts(bad: Path, plain: Path) -> None:
    for (name, file), (_, other) in zip(_files(bad, ".pdf"), _files(plain, ".pdf"), strict=True):
        if name.startswith("giay-khen"):
            continue  # certificates have measures of their own
        new = _faults(file) - _faults(other)
        if name.endswith(OF_ONE_WORD):
            new = {fault for fault in new if fault[0] == "Lề phải"}
        assert (name, new) == (name, set())


def _faults(file: bytes) -> set[tuple[str, str, str]]:
    """What the checker finds, wherever the pages end."""
    return {(fault.part, fault.found, fault.wanted) for fault in check_pdf(layouts()[-1], file)}


def test_composed_and_decomposed_input_print_the_same_bytes(tmp_path: Path) -> None:
    typed = {
        form: write_all(
            tmp_path / form, [normalize(form, text) for text in ("Đỗ Thị Ước", "Ủy ban xã Ẵm Ớt", "Hội Ngộ")]
        )
        for form in ("NFC", "NFD")
    }
    assert list(_files(typed["NFC"], "")) == list(_files(typed["NFD"], ""))


def test_ten_thousand_letters_in_every_place_are_all_there(tmp_path: Path) -> None:
    out = write_all(tmp_path / "long", ["chữ " * 2_500, "w" * 10_000])
    for name, file in _files(out, ".docx"):
        assert (name, _of_word(file).casefold().count("chữ") % 2_500) == (name, 0)
    printed_words = [
        _of_pdf(file).casefold().count("chữ") for name, file in _files(out, ".pdf") if "quyet-dinh" in name
    ]
    assert printed_words and all(words >= 2_500 for words in printed_words)


def test_empty_lists_make_papers_that_name_what_they_lack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"f.csv": "participant,kind,group,name,helped\n", "d.csv": "participant,award,reason\n"}
    files["o.yaml"] = "thidua: 1\nbodies: []\nsigners: []\npeople: {}\nvotes: []\n"
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = ["--office", str(tmp_path / "o.yaml"), "--decisions", str(tmp_path / "d.csv"), "--out", str(tmp_path / "o")]
    assert main(["papers", str(HERE / "small.yaml"), str(tmp_path / "f.csv"), *given]) == 0
    assert {"quyet-dinh.docx", "quyet-dinh.pdf", "to-trinh.pdf"} <= {name for name, _ in _files(tmp_path / "o", "")}
    assert "danh sách: chưa có ai được chọn" in " ".join(capsys.readouterr().out.split())


def test_the_terminal_is_told_without_commands_to_it(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_all(tmp_path / "again", list(TEXTS.values()))
    told = capsys.readouterr()
    assert [letter for letter in "\x07\x1b\u202e\u2067" if letter in told.out + told.err] == []


def test_names_typed_before_unicode_are_told_with_what_they_probably_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_all(tmp_path / "cu", ["Tổ một", TEXTS["TCVN3"], TEXTS["VNI"], "Müller & Søn"])
    told = capsys.readouterr().err.splitlines()
    assert told[:2] == [
        "LƯU Ý: tên của T-2: «NguyÔn V¨n ¸nh» có vẻ không gõ bằng Unicode (TCVN3), giấy tờ in đúng như thế; "
        "có phải là «Nguyễn Văn ánh»?",
        "LƯU Ý: lý do chọn T-2 (tệp d.csv, ô A3): «Nguyeãn Vaên AÙnh» có vẻ không gõ bằng Unicode (VNI), giấy tờ in "
        "đúng như thế; có phải là «Nguyễn Văn Ánh»?",
    ]
    assert [line for line in told if "Müller" in line] == []
    assert told[-1].endswith("chỗ khác như thế (xem hết: --all-gaps)")


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["quyet-dinh", "to-trinh", "thong-bao", "bien-ban-hop"])
def test_libreoffice_opens_them_and_says_the_same(bad: Path, tmp_path: Path, kind: str) -> None:
    file = (bad / f"{kind}.docx").read_bytes()
    opened = _letters(_of_pdf(printed_by_libreoffice(file, tmp_path)))
    said = [text for text in TEXTS.values() if _letters(clean(text)) in _letters(_of_word(file))]
    assert len(said) > 3
    # It looks for letters that our font lacks on the machine, where there may be none.
    lost = [text for text in said if not lacking(text) and _letters(clean(text)) not in opened]
    assert lost == []

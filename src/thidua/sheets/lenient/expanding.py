"""Abbreviations in the names of Vietnamese offices and schools, and the words that may be left out of them."""

import re
from collections.abc import Iterable
from itertools import islice, product

from thidua.sheets.lenient.comparing import even

# What an abbreviation may stand for. «P.» is a ward or an office, «TT» a town or a centre: each is tried.
_SHORT: dict[str, tuple[str, ...]] = {
    "ubnd": ("ủy ban nhân dân",),
    "hđnd": ("hội đồng nhân dân",),
    "mttq": ("mặt trận tổ quốc",),
    "ubmttq": ("ủy ban mặt trận tổ quốc",),
    "p": ("phường", "phòng"),
    "x": ("xã",),
    "h": ("huyện",),
    "q": ("quận",),
    "tp": ("thành phố",),
    "tx": ("thị xã",),
    "tt": ("thị trấn", "trung tâm"),
    "tr": ("trường",),
    "th": ("tiểu học",),
    "thcs": ("trung học cơ sở",),
    "thpt": ("trung học phổ thông",),
    "th&thcs": ("tiểu học và trung học cơ sở",),
    "mn": ("mầm non",),
    "mg": ("mẫu giáo",),
    "gdđt": ("giáo dục và đào tạo",),
    "gd&đt": ("giáo dục và đào tạo",),
    "lđtbxh": ("lao động thương binh và xã hội",),
    "lđtb&xh": ("lao động thương binh và xã hội",),
    "tnmt": ("tài nguyên và môi trường",),
    "tn&mt": ("tài nguyên và môi trường",),
    "tckh": ("tài chính kế hoạch",),
    "vhtt": ("văn hóa và thông tin", "văn hóa thông tin"),
    "vh&tt": ("văn hóa và thông tin",),
    "qlđt": ("quản lý đô thị",),
    "nv": ("nội vụ",),
    "vp": ("văn phòng",),
    "đttn": ("đoàn thanh niên",),
    "cđ": ("công đoàn",),
    "lhpn": ("liên hiệp phụ nữ",),
    "ccvc": ("công chức viên chức",),
}
_TITLES = ("ông", "bà", "anh", "chị", "đồng chí", "đ/c", "ths", "ts", "bs", "kts", "cô", "thầy")
_BODIES = ("ủy ban nhân dân", "trường", "cơ quan")
_KINDS = (
    "tiểu học và trung học cơ sở",
    "trung học cơ sở",
    "trung học phổ thông",
    "tiểu học",
    "mầm non",
    "mẫu giáo",
    "đảng ủy",
    "hội đồng nhân dân",
    "công an",
    "trạm y tế",
    "thị trấn",
    "thị xã",
    "thành phố",
    "phường",
    "phòng",
    "trung tâm",
    "văn phòng",
    "ban",
    "đoàn",
    "hội",
    "chi cục",
    "sở",
    "xã",
    "huyện",
    "quận",
    "tỉnh",
)
_MOST = 16


def expanded(text: str) -> list[str]:
    """What a name says in full, for each meaning that its abbreviations can have; without titles of persons."""
    words = _glued(even(text)).split()
    choices = []
    for at, word in enumerate(words):
        # At the end «P» or «H» is the name's own letter: Trường Tiểu học H.
        single = len(word) == 1 and at == len(words) - 1
        choices.append((word,) if single else (*_SHORT.get(word, (word,)),))
    return list(dict.fromkeys(_numbered(_untitled(" ".join(one))) for one in islice(product(*choices), _MOST)))


def shortened(full: str) -> str:
    """A full name without the words that everybody leaves out: «ủy ban nhân dân xã X» and «xã X» are one."""
    for body in _BODIES:
        rest = full.removeprefix(f"{body} ")
        if rest != full and kind_of(rest):
            return rest
    return full


def core(full: str) -> str:
    """The name proper: «Tân Thông Hội» of «ủy ban nhân dân xã Tân Thông Hội»."""
    short = shortened(full)
    kind = kind_of(short)
    return short.removeprefix(f"{kind} ") if kind else short


def kind_of(full: str) -> str:
    """The kind of office or school that a name begins with; empty where it names none."""
    short = full
    for body in _BODIES:
        short = short.removeprefix(f"{body} ")
    return next((kind for kind in _KINDS if short.startswith(f"{kind} ")), "")


def _glued(text: str) -> str:
    """«p1» as «p 1»; «gd đt» as «gdđt», «th thcs» as «th&thcs»: parts that punctuation has split."""
    text = re.sub(r"\b([pqxh])(?=\d)", r"\1 ", text)
    for apart, joined in (
        ("gd đt", "gdđt"),
        ("tc kh", "tckh"),
        ("lđ tb&xh", "lđtbxh"),
        ("lđ tb xh", "lđtbxh"),
        ("th thcs", "th&thcs"),
        ("th & thcs", "th&thcs"),
    ):
        text = f" {text} ".replace(f" {apart} ", f" {joined} ").strip()
    return text.replace(" & ", " và ")


def _untitled(text: str) -> str:
    for title in _starting(text):
        text = text.removeprefix(f"{title} ")
    return text


def _starting(text: str) -> Iterable[str]:
    return (title for title in _TITLES if text.startswith(f"{title} ") and len(text.split()) > 2)


def _numbered(text: str) -> str:
    """«phường 01» as «phường 1»."""
    return " ".join(str(int(word)) if word.isascii() and word.isdigit() else word for word in text.split())

"""The code on a certificate that proves it: keyed, so that nobody without the key can make or guess one.

The code is a message authentication code over what the certificate says. Whoever keeps the key and the list of
certificates can say whether a paper is genuine and whether its words were changed. The number in the register, the
place and the day of the paper are often written by hand later, so the code does not hang on them.
"""

import hmac
import json
import secrets
from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from thidua.papers.certificates.certificate import Certificate
from thidua.papers.characters import clean
from thidua.papers.paper import Text, plain

KEY_BYTES = 32
_CODE_BYTES = 10
"""80 bits: at a million questions a second it takes longer than the age of writing to guess one."""
_GROUP = 4
_PURPOSE = "thidua certificate 1"
# Read off paper and typed: no digit of the alphabet looks like a letter of it (RFC 4648 has no 0, 1, 8 and 9).
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})


class KeyFileError(ValueError):
    """A key file does not hold a key; the message is Vietnamese."""


def new_key() -> bytes:
    """A key for an installation, to be kept as long as its certificates shall be provable."""
    return secrets.token_bytes(KEY_BYTES)


def write_key(file: Path, key: bytes) -> None:
    """Keep a key in a new file that only its owner reads. FileExistsError rather than losing an old key."""
    file.touch(mode=0o600, exist_ok=False)
    file.write_text(key.hex() + "\n", encoding="ascii")


def read_key(file: Path) -> bytes:
    """The key of an installation. Raises KeyFileError, OSError."""
    wanted = f"{file}: cần một dòng {KEY_BYTES * 2} chữ số thập lục phân"
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except ValueError:
        raise KeyFileError(wanted) from None
    if len(key) != KEY_BYTES:
        raise KeyFileError(wanted)
    return key


@dataclass(frozen=True)
class Prover:
    """Makes and checks codes. `address` is the public page that looks codes up, such as "https://…/tra-cuu"."""

    key: bytes
    address: str = ""

    def __post_init__(self) -> None:
        if len(self.key) < KEY_BYTES:
            raise ValueError(f"khóa phải dài ít nhất {KEY_BYTES} byte")

    def code(self, certificate: Certificate) -> str:
        """The code of a certificate in groups of four: "ABCD-EFGH-JKLM-NPQR". None of it for a provisional one."""
        if certificate.provisional:
            return ""
        digest = hmac.new(self.key, _said(certificate), sha256).digest()
        letters = b32encode(digest[:_CODE_BYTES]).decode()
        return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))

    def link(self, code: str) -> str:
        """What the QR code holds: the public page of this code, or the code itself where no address is set."""
        return f"{self.address.rstrip('/')}/{code}" if self.address else code

    def proves(self, code: str, certificate: Certificate) -> bool:
        """Whether a code, as read or typed, belongs to exactly this certificate."""
        right = self.code(certificate)
        return bool(right) and hmac.compare_digest(_plain_code(code).encode(), _plain_code(right).encode())


def public_entry(certificate: Certificate) -> dict[str, str]:
    """What the public page tells of a certificate: name, unit, achievement, what was given and by which decision."""
    decision = certificate.decision
    number = f"{decision.number:02}/{decision.symbol}" if decision.number is not None else ""
    return {
        "name": clean(certificate.holder.name),
        "unit": clean(certificate.holder.unit),
        "achievement": clean(certificate.achievement),
        "title": clean(certificate.title),
        "by": clean(plain(certificate.by)),
        "decision": number,
    }


def _plain_code(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper().translate(_MISREAD)


def _said(certificate: Certificate) -> bytes:
    """What the code hangs on, without doubt about where one part ends and the next begins."""
    holder, decision, signer = certificate.holder, certificate.decision, certificate.signer
    day = decision.day
    name: Text = signer.name or ""
    said = [
        _PURPOSE,
        certificate.form.value,
        *(certificate.title, plain(certificate.by), certificate.achievement),
        *(holder.reference, holder.honorific, holder.name, holder.office, holder.unit),
        *(decision.symbol, str(decision.number), str((day.year, day.month, day.day) if day else None)),
        plain(name),
    ]
    return json.dumps([" ".join(clean(part).split()) for part in said], ensure_ascii=True).encode()

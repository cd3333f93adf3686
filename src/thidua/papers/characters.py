"""What of a text reaches the paper: one form of each Vietnamese letter, and nothing that acts unseen."""

import re
from unicodedata import normalize

# Set in no font and able to turn, hide or split what is read: controls, zero-width and direction marks, soft hyphens,
# byte-order marks, variation selectors of no picture, halves of a broken character, and what XML cannot hold.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_BROKEN = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text in composed letters (NFC), its line breaks as "\\n", tabs as spaces, without unseen characters.

    A half of a broken character becomes "�", so that it is seen that something stood there.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return normalize("NFC", _BROKEN.sub("\ufffd", _UNSEEN.sub("", text)))

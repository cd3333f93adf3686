"""Whether a text is the address of a public page, as a QR code may hold it."""

from urllib.parse import urlsplit

LONGEST = 120
"""A longer one makes squares too small for the cameras of old telephones."""


def wrong_address(text: str) -> str | None:
    """What is wrong with an address, said in Vietnamese; None for a right one."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("https", "http") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or not text.isascii() or not text.isprintable() or " " in text:
        return (
            f"địa chỉ tra cứu viết dạng https://ten-mien/duong-dan, không dấu, không cách, ở đây là «{text[:LONGEST]}»"
        )
    if len(text) > LONGEST:
        return f"địa chỉ tra cứu dài quá {LONGEST} ký tự nên mã QR khó đọc"
    return None

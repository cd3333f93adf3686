"""QR codes as dark and light squares; the page draws them."""

import segno

_MASK = 2
"""Any mask makes a valid code. Choosing the evenest of eight costs five times as long and helps no reader here."""


def qr_rows(text: str) -> tuple[bytes, ...]:
    """The squares of a code row by row, a byte 1 for dark and 0 for light, without the light border.

    ValueError for too long a text.
    """
    made = segno.make(text, error="m", micro=False, mask=_MASK, boost_error=False)
    return tuple(bytes(row) for row in made.matrix)

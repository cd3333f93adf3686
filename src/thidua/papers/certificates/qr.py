"""QR codes as dark and light squares; the page draws them."""

import segno

_MASK = 2
"""Any mask makes a valid code. Choosing the evenest of eight costs five times as long and helps no reader here."""


def qr_rows(text: str) -> tuple[tuple[int, ...], ...]:
    """The squares of a code row by row, 1 for dark, without the light border. ValueError for too long a text."""
    made = segno.make(text, error="m", micro=False, mask=_MASK, boost_error=False)
    return tuple(tuple(1 if square & 1 else 0 for square in row) for row in made.matrix)

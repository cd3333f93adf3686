"""What is said of texts that papers cannot print as they stand."""

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua.papers.kinds.case import Case
    from thidua.papers.unprintable import Unprintable


def say_texts(case: "Case", found: Mapping[str, "Iterable[Unprintable]"], most: int | None, more: str = "") -> None:
    """Letters that the papers' font lacks (``found``, by the paper), and texts typed in codes from before Unicode.

    At most ``most`` messages of each sort (None: all); ``more`` says how the rest is seen.
    """
    from thidua.papers.misread import misread
    from thidua.papers.unprintable import told

    for messages in (told(case, found), misread(case)):
        for message in messages[:most]:
            print(f"LƯU Ý: {message}", file=sys.stderr)
        if most is not None and len(messages) > most:
            print(f"LƯU Ý: và {len(messages) - most} chỗ khác như thế{more}", file=sys.stderr)

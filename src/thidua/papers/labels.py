"""What every kind of paper is called that can be asked for and entered, certificates among them."""

from collections.abc import Iterator

from thidua.papers.certificates import CERTIFICATES
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import DECISION


def _labels() -> Iterator[tuple[str, str]]:
    for name, kind in KINDS.items():
        yield name, kind.label
        if name == DECISION:
            yield CERTIFICATES, "Giấy khen, bằng khen, giải"


LABELS = dict(_labels())
"""In the order in which a campaign needs them."""

"""The dossier of an award as one PDF: a contents page, then its parts in order, so many sets as are asked for.

    write_dossiers(case, Path("ho-so"), Path("ban-ky"), Choices(sets=2))

puts together every dossier of the plan: ``needed`` says which parts of whom, ``naming`` which file is which part,
``uploaded`` takes files in, each looked at in a process of its own (locked and broken ones are refused, whatever would
run or open something is taken out, and told), ``made`` makes what was not sent, and ``joined`` joins them.
"""

from thidua.papers.dossier.assembling import Assembled, Choices, Outcome, write_dossiers
from thidua.papers.dossier.joined import MOST_SETS, Dossier, Part, dossier
from thidua.papers.dossier.uploaded import uploaded

__all__ = [
    "MOST_SETS",
    "Assembled",
    "Choices",
    "Dossier",
    "Outcome",
    "Part",
    "dossier",
    "uploaded",
    "write_dossiers",
]

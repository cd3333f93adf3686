"""The dossier of an award as one PDF: a contents page, then its parts in order, so many sets as are asked for.

    dossier([Part("Tờ trình", pdf_file(paper)), uploaded("Biên bản họp", path)], title="…", sets=2, odd=True)

Uploaded PDFs are looked at first, in a process of their own: locked and broken ones are refused, whatever would run
or open something is taken out, and told.
"""

from thidua.papers.dossier.joined import Dossier, Part, dossier
from thidua.papers.dossier.uploaded import uploaded

__all__ = ["Dossier", "Part", "dossier", "uploaded"]

"""The door: what a file is, told by its bytes, before any library that a hostile file could hurt opens it.

``check_file`` refuses bombs, macros, links to elsewhere, entities, tables beyond all measure, files under a wrong
name, locked and broken ones, each with its reason in Vietnamese, within 2 s and 300 MB. What is merely unusual
passes. It promises nothing of the content: whoever reads it afterwards does so in ``thidua.sheets.isolated``.
"""

from thidua.sheets.guard.check import check_file
from thidua.sheets.guard.hidden import Hidden, hidden_in
from thidua.sheets.guard.opened import Opened
from thidua.sheets.guard.xls_marks import OldBook

__all__ = ["Hidden", "OldBook", "Opened", "check_file", "hidden_in"]

"""Offices' own templates, Word and Excel: fields named in one dictionary, filled in without trusting the file.

    offer = fields_of(plan)
    check_template(path, offer)                           # unknown and misplaced fields, each with its place
    fill_template(path, offer, values_of(evaluation))     # the paper, and what it lacks

In Word and Excel alike {{ ten_phong_trao }} is a field, and a row of a table that names the fields of a list
({{ duoc_khen.ten }}) is there once for each item of it.
"""

from thidua.papers.templates.fields import Field, Listing, Offer, Value, Values
from thidua.papers.templates.filling import Filled, check_template, fill_template
from thidua.papers.templates.offered import DETAILS, fields_of, values_of
from thidua.papers.templates.problems import TemplateProblem, Told

__all__ = [
    "DETAILS",
    "Field",
    "Filled",
    "Listing",
    "Offer",
    "TemplateProblem",
    "Told",
    "Value",
    "Values",
    "check_template",
    "fields_of",
    "fill_template",
    "values_of",
]

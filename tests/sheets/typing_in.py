"""Typing into forms, as a clerk does."""

import openpyxl


def rows_of(sheet):
    """The number of the row of each fact."""
    return {row[7].value: row[0].row for row in sheet.iter_rows() if row[7].value}


def fill(path, values, evidence=None):
    """Type values and evidence (unless given, where the plan requires it) into a form, as openpyxl does."""
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    rows = rows_of(sheet)
    for name, value in values.items():
        sheet.cell(rows[name], 4).value = value
    if evidence is None:
        evidence = {name: "Báo cáo 1/BC" for name in values if name == "cases"}
    for name, text in evidence.items():
        sheet.cell(rows[name], 6).value = text
    book.save(path)


def fill_supplier(path, values, evidence=None):
    """Type values and evidence into the form of a supplying body, by participant and fact."""
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    for row in sheet.iter_rows():
        spot = (row[8].value, row[7].value)
        if spot in values:
            row[3].value = values[spot]
        if spot in (evidence or {}):
            row[5].value = evidence[spot]
    book.save(path)

"""Workbooks in and out: tables of facts, blank and filled forms, lists of participants, a council's choices.

Everything read keeps the file, sheet and cell it came from. Nothing is guessed: what cannot be read for
certain is a ``CellProblem``, and the rest goes on.
"""

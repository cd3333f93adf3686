"""Sheets: filled in, sent in each way, taken from and given out as workbooks, answered, listed."""

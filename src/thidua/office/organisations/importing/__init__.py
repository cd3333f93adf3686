"""Lists of organisations and of people from offices' workbooks: what each row would do, asked again until it is sure.

``reading`` opens the file, isolated; ``units`` and ``people`` say what would become of each row and do it, row by row:
good rows are kept, the others come back with their reason, to be mended and sent again.
"""

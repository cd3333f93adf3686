"""Collating: hundreds of offices' workbooks become one table, one roll-up and a list of questions.

Each file is read, attributed and checked on its own, in a worker (``one_file``); then the files are held against
each other (``together``), and everything is written into one folder at once (``outputs``). What is not sure is a
``Question``; answers belong to the content that was asked about and are kept with the results (``answers``).
"""

"""A small installation kept from each release, by which its upgrade is tested. Made once and never changed again.

``python -m tests.web.installation.kept.make NAME`` makes one with the present program: ``NAME.zip``, an archive of
``thidua backup``, and ``NAME.sqlite3.gz``, the database as it lay in the folder.
"""

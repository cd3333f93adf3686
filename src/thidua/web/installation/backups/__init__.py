"""One archive of database and files, the same from SQLite and from PostgreSQL, so either can be restored into either.

A ZIP file: ``tables/NAME.jsonl`` (the columns, then a row a line), ``files/SHA256``, and ``thidua.json``, which says by
which migrations the tables were made and what hash each part has. See ``docs/decisions``.
"""

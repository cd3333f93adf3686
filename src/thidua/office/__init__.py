"""What happened: organisations and people, campaigns, what units sent, the journal; Django apps without pages.

In each app ``models`` are thin, ``queries`` read, ``services`` are the verbs: keyword-only functions, one transaction
each, that write the journal. A page or a command asks ``queries`` and calls ``services``; it never saves a model.
"""

"""What is done with campaigns: ``preparing``, ``joining``, ``launching``, ``changing``, ``applying``, ``cascading``.

Each verb is one transaction and one entry in the campaign's chain. A change of a running campaign rests on a
``Ground``: the number, day and reason of its notice.
"""

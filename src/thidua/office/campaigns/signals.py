"""What apps further left join in with, inside the transaction of the act: what they cannot do undoes it all.

Each is sent with ``campaign`` and ``by``. ``owed_changed``: what participants of a running campaign owe may have
changed; sheets follow. ``senders_closed`` (``changes``): those who did not send by a deadline send no more.
``given_more_time`` (``changes``): named participants have a later last day; what was closed for them opens again.
"""

from django.dispatch import Signal

owed_changed = Signal()
senders_closed = Signal()
given_more_time = Signal()

"""What apps further left join in with, inside the transaction of the act: what they cannot do undoes it all.

Each is sent with ``campaign`` and ``by``. ``owed_changed``: what participants of a running campaign owe may have
changed; sheets follow. ``plan_moved``: its plan was amended, so that what was owed may be owed by another deadline or
not any more. ``senders_closed`` (``changes``): those who did not send by a deadline send no more.
``given_more_time`` (``changes``): named participants have a later last day; what was closed for them opens again.
``round_opened`` (``previous``): it was made from another one for a new round; who takes settings over answers with
``going_on.Carried``.
"""

from django.dispatch import Signal

owed_changed = Signal()
plan_moved = Signal()
senders_closed = Signal()
given_more_time = Signal()
round_opened = Signal()

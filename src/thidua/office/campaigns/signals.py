"""What apps further left join in with, inside the transaction of the act: what they cannot do undoes it all.

``owed_changed(campaign)``: what some participants of a running campaign owe may have changed; sheets follow.
``senders_closed(campaign, changes)``: those who did not send by a deadline send no more; their sheets are closed.
"""

from django.dispatch import Signal

owed_changed = Signal()
senders_closed = Signal()
